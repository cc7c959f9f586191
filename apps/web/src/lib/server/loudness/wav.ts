import type { Piece } from "./decode";

const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;

/** About a second: the process has other things to do in between. */
const FRAMES = 48_000;

type Sample = (view: DataView, at: number) => number;

const READERS: Readonly<Record<string, Sample>> = {
  [`${PCM} 8`]: (view, at) => (view.getUint8(at) - 128) / 128,
  [`${PCM} 16`]: (view, at) => view.getInt16(at, true) / 32_768,
  [`${PCM} 24`]: (view, at) => (view.getInt16(at + 1, true) * 256 + view.getUint8(at)) / 8_388_608,
  [`${PCM} 32`]: (view, at) => view.getInt32(at, true) / 2_147_483_648,
  [`${FLOAT} 32`]: (view, at) => view.getFloat32(at, true),
  [`${FLOAT} 64`]: (view, at) => view.getFloat64(at, true),
};

/** The samples of a RIFF WAVE file, a piece at a time; nothing for kinds that nobody uses for songs. */
export function* wavPieces(bytes: Uint8Array): Generator<Piece> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let layout: { channels: number; rate: number; frame: number; read: Sample } | null = null;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (name === "fmt " && body + 16 <= bytes.length) {
      const kind = view.getUint16(body, true);
      const isExtended = kind === EXTENSIBLE && body + 26 <= bytes.length;
      const coding = isExtended ? view.getUint16(body + 24, true) : kind;
      const channels = view.getUint16(body + 2, true);
      const bits = view.getUint16(body + 14, true);
      const read = READERS[`${coding} ${bits}`];
      if (read && channels > 0) {
        layout = { channels, rate: view.getUint32(body + 4, true), frame: (channels * bits) / 8, read };
      }
    }
    if (name === "data" && layout) {
      yield* piecesOf(view, body, Math.min(size, bytes.length - body), layout);
      return;
    }
    at = body + size + (size % 2);
  }
}

function* piecesOf(
  view: DataView,
  from: number,
  size: number,
  { channels, rate, frame, read }: { channels: number; rate: number; frame: number; read: Sample },
): Generator<Piece> {
  const frames = Math.floor(size / frame);
  const width = frame / channels;
  for (let at = 0; at < frames; at += FRAMES) {
    const length = Math.min(FRAMES, frames - at);
    const sound = Array.from({ length: channels }, (_, c) => {
      const channel = new Float32Array(length);
      for (let i = 0; i < length; i++) channel[i] = read(view, from + (at + i) * frame + c * width);
      return channel;
    });
    yield { channels: sound, rate };
  }
}
