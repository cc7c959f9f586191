import type { Calibration } from "@karaverse/voice";

type Why = Extract<Calibration, { kind: "not-found" }>["why"];

/** What to do about it, in the words of who stands before the machine. */
const WORDS: Record<Why, string> = {
  silent: "The microphone gave no sound at all. Is it switched on, and is it the right one?",
  faint: "The clicks did not reach the microphone. Turn up the sound, or hold an earphone right against it.",
  noisy: "It is too loud around you to hear the clicks. Stop the music for a moment, or turn up the sound.",
  blurred: "The clicks came back as an echo only. Move the microphone nearer to the loudspeaker or earphone.",
  unsteady:
    "Your devices took another time at each try. Wait a moment, as Bluetooth needs it, and try again.",
  cancelled: "Your system takes echoes away, and the clicks with them. Use the slider and the beat instead.",
  "no-microphone": "There is no microphone to listen with. Check the microphone first.",
};

export function wordsForFailure(why: Why): string {
  return WORDS[why];
}
