import type { Verdict } from "@karaverse/protocol";

/** Rule C13: why a score is in no ranking; null where it counts. `singer`: null says it to the singer. */
export function uncountedWords(verdict: Verdict, singer: string | null): string | null {
  const who = singer ?? "you";
  if (verdict === "silent")
    return `Not ranked: no voice arrived in the room while ${who} sang. Was the microphone muted?`;
  if (verdict === "different")
    return `Not ranked: the voice that arrived in the room is not the one that ${singer ?? "you"} scored with.`;
  return null;
}
