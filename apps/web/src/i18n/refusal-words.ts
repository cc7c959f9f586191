import { isReason, REASONS } from "@karaverse/protocol";
import { language, words } from "./words";

/** Those of better-auth, whose own sentences are no one's voice here. */
const SIGN_IN_REASON = /^[A-Z_]+$/;

/**
 * A refusal in the language of the page. Servers speak English, and may say more than their reason alone: who reads
 * English gets that, everybody else what the reason means.
 */
export function refusalWords(reason: string | null, message: string): string {
  const key = `reasons.${reason}`;
  if (reason === null || (language() === "en" && !SIGN_IN_REASON.test(reason))) return message;
  const t = words();
  if (!has(t, key)) return message;
  const usual = isReason(reason) ? REASONS[reason] : "";
  // "You were removed from the room. (Ann: too loud)": what a person wrote stays as it is.
  return usual && message.startsWith(usual) ? `${t(key)}${message.slice(usual.length)}` : t(key);
}

type ReasonKey = Extract<Parameters<ReturnType<typeof words>>[0], `reasons.${string}`>;

const has = (t: ReturnType<typeof words>, key: string): key is ReasonKey => t.has(key as ReasonKey);

/** The same for words that come without their reason. */
export function sentWords(message: string): string {
  const reason = Object.entries(REASONS).find(([, usual]) => message.startsWith(usual))?.[0];
  return refusalWords(reason ?? null, message);
}

/** Why there is no voice is the operator's own sentence, in English. */
export const voiceOffWords = (reason: string): string => refusalWords("no-voice-server", reason);
