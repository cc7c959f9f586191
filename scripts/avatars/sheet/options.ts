export const VIEWS = ["body", "face", "side", "back", "hands", "singing", "seated", "bust"] as const;

export interface SheetOptions {
  count: number;
  seed: number;
  /** The people of the house instead of random ones. */
  looks: boolean;
  view: (typeof VIEWS)[number];
  style: string;
  level: 0 | 1 | 2;
  columns: number;
  zoom: number;
  /** Parts of the recipe that everybody on the sheet shares, by path: "top.style" -> "blazer". */
  set: Record<string, string>;
  /** Weights of face shapes that everybody on the sheet wears. */
  face: Record<string, number>;
}

declare global {
  interface Window {
    drawSheet: (options: SheetOptions) => Promise<{ width: number; height: number }>;
  }
}
