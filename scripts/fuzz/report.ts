export interface FuzzOptions {
  messages: number;
  seed: number;
  say(text: string): void;
}

export interface FuzzReport {
  facts: Record<string, string | number>;
  /** Empty: everything held. */
  problems: string[];
  /** What was sent last, oldest first: for finding out what did it. */
  lastMessages: string[];
}

export interface Fuzz {
  about: string;
  /** How many are sent unless somebody says another number. */
  messages: number;
  run(options: FuzzOptions): Promise<FuzzReport>;
}
