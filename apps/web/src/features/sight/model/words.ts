export const bytesWords = (bytes: number): string =>
  bytes < 1_000 ? `${Math.round(bytes)} B/s` : `${(bytes / 1_000).toFixed(1)} KB/s`;

export const hertzWords = (hz: number): string => `${hz > 0 && hz < 10 ? hz.toFixed(1) : Math.round(hz)} Hz`;

export const ageWords = (ms: number): string =>
  ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`;
