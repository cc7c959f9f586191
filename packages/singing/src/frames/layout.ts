/**
 * A batch of sung frames on the wire, version 1, little endian, message type "sung".
 *
 * Head (12 bytes): version u8, count u8, performance u16 (its number), take u32 (`startsAt` of the take modulo 2^32),
 * base i32 (song time of the first frame in 0.1 ms).
 * Frame (6 bytes): time u16 in 0.1 ms after the base; cents i16 relative to C4, -32768 for no pitch; clarity u8 of 255;
 * level u8 in half decibels below full scale.
 */
export const FRAMES_VERSION = 1;
export const HEAD_BYTES = 12;
export const FRAME_BYTES = 6;
export const MOST_FRAMES = 255;
export const STEPS_PER_MS = 10;
export const MOST_STEPS = 0xffff;
export const NO_PITCH = -0x8000;
/** Frames come every 10 ms; the stamps of two neighbours are never closer than this, ms. */
export const CLOSEST_MS = 5;
