/** One check's outcome: what it looked at, and every problem in one line each. */
export interface CheckReport {
  name: string;
  /** What was looked at, in words: "412 files". */
  scope: string;
  problems: string[];
}

export type Check = () => Promise<CheckReport>;
