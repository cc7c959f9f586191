import { crc32 } from "node:zlib";

const RATE = 44_100;
const CHANNELS = 2;
const BYTES_A_SAMPLE = 2;
const BLOCKS_A_FRAME = 73_728;
/** No header of the WAV it was made from is kept. */
const CREATES_WAV_HEADER = 32;
/** Set in a frame's checksum when flags follow; both sides are then silent and nothing is coded. */
const HAS_FLAGS = 0x8000_0000;
const SILENT = 3;
const DESCRIPTOR = 52;
const HEADER = 24;
const FRAME = 16;

/**
 * Silence as Monkey's Audio 3.99 writes it, stereo with 16 bits: there is no free encoder, and silence is what the
 * format stores without one.
 */
export function silentApe(seconds: number): Buffer {
  const blocks = Math.round(seconds * RATE);
  const frames = Math.ceil(blocks / BLOCKS_A_FRAME);
  const last = blocks - (frames - 1) * BLOCKS_A_FRAME;
  const start = DESCRIPTOR + HEADER + 4 * frames;
  const file = Buffer.alloc(start + FRAME * frames);
  let at = file.write("MAC ", "latin1");
  const put16 = (value: number) => {
    at = file.writeUInt16LE(value, at);
  };
  const put32 = (value: number) => {
    at = file.writeUInt32LE(value >>> 0, at);
  };
  for (const value of [3_990, 0]) put16(value);
  for (const value of [DESCRIPTOR, HEADER, 4 * frames, 0, FRAME * frames, 0, 0]) put32(value);
  at = DESCRIPTOR;
  for (const value of [1_000, CREATES_WAV_HEADER]) put16(value);
  for (const value of [BLOCKS_A_FRAME, last, frames]) put32(value);
  for (const value of [8 * BYTES_A_SAMPLE, CHANNELS]) put16(value);
  put32(RATE);
  for (let frame = 0; frame < frames; frame++) put32(start + FRAME * frame);
  for (let frame = 0; frame < frames; frame++) {
    at = start + FRAME * frame;
    const sound = Buffer.alloc((frame < frames - 1 ? BLOCKS_A_FRAME : last) * CHANNELS * BYTES_A_SAMPLE);
    put32((crc32(sound) >>> 1) | HAS_FLAGS);
    put32(SILENT);
  }
  return file;
}
