import { setImmediate } from "node:timers/promises";
import { wavPieces } from "./wav";

/** Some sound, as samples. */
export interface Piece {
  channels: readonly Float32Array[];
  rate: number;
}

/** Of a file, at a time: three seconds of an MP3 take 10 ms to decode, and rooms wait no longer than that. */
const CHUNK = 48 * 1024;

interface Decoded {
  channelData: Float32Array[];
  sampleRate: number;
}
interface Decoder {
  readonly ready: Promise<void>;
  decode(bytes: Uint8Array): Decoded | Promise<Decoded>;
  flush?(): Promise<Decoded>;
  free(): void;
}

/** WebAssembly decoders, fetched when the first song of their kind comes. */
const DECODERS: Readonly<Record<string, () => Promise<Decoder>>> = {
  ".mp3": async () => new (await import("mpg123-decoder")).MPEGDecoder(),
  ".ogg": async () => new (await import("@wasm-audio-decoders/ogg-vorbis")).OggVorbisDecoder(),
  ".oga": async () => new (await import("@wasm-audio-decoders/ogg-vorbis")).OggVorbisDecoder(),
  ".flac": async () => new (await import("@wasm-audio-decoders/flac")).FLACDecoder(),
};

/** The sound of a file, piece by piece; null for kinds that are not decoded here. */
export function piecesOf(extension: string, bytes: Uint8Array): AsyncGenerator<Piece> | null {
  if (extension === ".wav") return yielding(wavPieces(bytes));
  const make = DECODERS[extension];
  return make ? decoded(make, bytes) : null;
}

async function* yielding(pieces: Iterable<Piece>): AsyncGenerator<Piece> {
  for (const piece of pieces) {
    yield piece;
    await setImmediate();
  }
}

async function* decoded(make: () => Promise<Decoder>, bytes: Uint8Array): AsyncGenerator<Piece> {
  const decoder = await make();
  const piece = ({ channelData, sampleRate }: Decoded): Piece => ({
    channels: channelData,
    rate: sampleRate,
  });
  try {
    await decoder.ready;
    for (let at = 0; at < bytes.length; at += CHUNK) {
      yield piece(await decoder.decode(bytes.subarray(at, at + CHUNK)));
      await setImmediate();
    }
    if (decoder.flush) yield piece(await decoder.flush());
  } finally {
    decoder.free();
  }
}
