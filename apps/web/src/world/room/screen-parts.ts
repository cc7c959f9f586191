/** What all drawings on the screens have in common. */
export const FONT =
  '"Bricolage Grotesque Variable", "Bricolage Grotesque", "Noto Sans Variable", "Noto Sans JP Variable", "Noto Sans SC Variable", system-ui, sans-serif';
export const BRASS = "#e9b35f";
export const BONE = "#f5efe6";
export const MINT = "#58e0c2";

export type G = CanvasRenderingContext2D;

/** The largest size up to `size` at which the text fits. */
export function fit(g: G, text: string, size: number, weight: number, width: number): number {
  let px = size;
  do {
    g.font = `${weight} ${px}px ${FONT}`;
    if (g.measureText(text).width <= width) break;
    px *= 0.93;
  } while (px > 12);
  return px;
}
