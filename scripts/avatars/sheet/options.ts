export const VIEWS = ["body", "face", "side", "back", "hands", "singing"] as const;

export interface SheetOptions {
  count: number;
  seed: number;
  view: (typeof VIEWS)[number];
  style: string;
  level: 0 | 1 | 2;
  columns: number;
  zoom: number;
  /** Weights of face shapes that everybody on the sheet wears. */
  face: Record<string, number>;
}

declare global {
  interface Window {
    drawSheet: (options: SheetOptions) => Promise<{ width: number; height: number }>;
  }
}
