import type { StretchSettings } from "./stretch";

export interface ToStretch {
  readonly channels: readonly Float32Array<ArrayBuffer>[];
  readonly sampleRate: number;
  readonly settings: StretchSettings;
}

export type FromStretch =
  | { readonly ok: true; readonly channels: readonly Float32Array<ArrayBuffer>[] }
  | { readonly ok: false; readonly reason: string };
