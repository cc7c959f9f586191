import type { Verdict } from "@karaverse/protocol";

/**
 * Rule C13: why a score is in no ranking; null where it counts.
 *
 * @param singer null says it to the singer
 * @param because Rule C17: what kept the voice from arriving, where the singer's own page knows
 */
export function uncountedWords(
  verdict: Verdict,
  singer: string | null,
  because: string | null = null,
): string | null {
  const who = singer ?? "you";
  if (verdict === "silent")
    return `Not ranked: no voice arrived in the room while ${who} sang${because ? `: ${because}.` : ". Was the microphone muted?"}`;
  if (verdict === "different")
    return `Not ranked: the voice that arrived in the room is not the one that ${singer ?? "you"} scored with.`;
  return null;
}
