import type { Unheard } from "@karaverse/voice";

const WORDS: Record<Unheard, { is: string; was: string }> = {
  muted: { is: "your microphone is off", was: "your microphone was off" },
  "not-allowed": { is: "a host has muted you", was: "a host had muted you" },
  "no-microphone": { is: "no microphone is open", was: "no microphone was open" },
  "no-sound": {
    is: "your microphone gives no sound. Is there a switch on it?",
    was: "your microphone gave no sound",
  },
  "no-connection": {
    is: "the voice connection is lost and being made again",
    was: "the voice connection was lost",
  },
  "no-way": {
    is: "your voice does not get through this network",
    was: "your voice did not get through the network",
  },
};

const sentence = (words: string): string => (/[.?]$/.test(words) ? words : `${words}.`);

/** Rule C17, while one sings. */
export const unheardWords = (why: Unheard): string => `Nobody hears you: ${sentence(WORDS[why].is)}`;

/** Rule C17, in the result. */
export const wasUnheardWords = (why: Unheard): string => WORDS[why].was;
