import type { Sounding } from "./messages";

export const RTP_RATE = 48_000;

/** The difference of two RTP timestamps, which wrap at 32 bits. */
export const rtpDifference = (a: number, b: number): number => (a - b) | 0;

/** The AudioContext time, seconds, at which the sound of an RTP timestamp entered the microphone's graph. */
export function contextTimeOf(rtp: number, sounding: Sounding): number {
  const whole = Math.floor(sounding.rtp);
  return sounding.contextTime + (rtpDifference(rtp, whole) - (sounding.rtp - whole)) / RTP_RATE;
}
