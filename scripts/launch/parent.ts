/** What a parent process that listens (the tests' stack) is told when everything is up. */
export interface OpenWord {
  kind: "open";
  url: string;
  databaseUrl: string;
  logs: string;
  /** Only on the first start of a data folder. */
  admin: { email: string; password: string } | undefined;
}

export function tellParent(word: OpenWord): void {
  process.send?.(word);
}
