import type { Gesture } from "@karaverse/protocol";

/** Every gesture that is a dance says so in its name. */
export const isDance = (gesture: Gesture): boolean => gesture.startsWith("dance");
