/** C4 in equal temperament at A4 = 440 Hz; UltraStar's pitch 0. */
export const C4_HZ = 440 * 2 ** (-9 / 12);

/** Cents above C4 (negative below): an UltraStar pitch times 100, with fractions. */
export function hzToCents(hz: number): number {
  return 1200 * Math.log2(hz / C4_HZ);
}

export function centsToHz(cents: number): number {
  return C4_HZ * 2 ** (cents / 1200);
}
