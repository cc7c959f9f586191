/** The package carries no types. */
declare module "pitch-detection/pyin.js" {
  export default function pyin(
    window: Float32Array,
    options: { fs: number; minFreq: number; maxFreq: number },
  ): { freq: number; clarity: number } | null;
}

declare module "pitch-detection/yin.js" {
  export default function yin(
    window: Float32Array,
    options: { fs: number },
  ): { freq: number; clarity: number } | null;
}
