/** What one body may cost everybody who stands near it. */
export const VRM_BUDGET = {
  bytes: 24 * 1024 * 1024,
  triangles: 30_000,
  /** Draw calls: each primitive of each mesh. */
  parts: 24,
  /** As many as parts: a person from VRoid Studio has up to twenty, and they cost nothing on top of those. */
  materials: 24,
  /** Pixels of the longer side of any texture. */
  texture: 1_024,
  /** Of all textures together: 32 MB on a card. */
  pixels: 8 * 1024 * 1024,
  bones: 150,
  morphs: 120,
  /** Bytes of all arrays once they are laid out, whatever they take in the file. */
  memory: 64 * 1024 * 1024,
} as const;
export type VrmFigures = Record<keyof typeof VRM_BUDGET, number>;
export type VrmCost = keyof VrmFigures;
