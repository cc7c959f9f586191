export interface Passing {
  words: string;
  tone: "plain" | "success" | "error";
}

// Most visits hear no such word: what shows them is fetched for the first one.
const waiting: Passing[] = [];
let show: ((passing: Passing) => void) | null = null;
const listeners = new Set<() => void>();

function say(words: string, tone: Passing["tone"]): void {
  if (show) {
    show({ words, tone });
    return;
  }
  waiting.push({ words, tone });
  for (const listener of listeners) listener();
}

/** Words that come and go. */
export const toast = Object.assign((words: string) => say(words, "plain"), {
  success: (words: string) => say(words, "success"),
  error: (words: string) => say(words, "error"),
});

export const isAnybodyHeard = (): boolean => show !== null || waiting.length > 0;

export function onFirstWord(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** From now on, and for what has been said already. */
export function showPassing(how: (passing: Passing) => void): void {
  show = how;
  for (const passing of waiting.splice(0)) how(passing);
}
