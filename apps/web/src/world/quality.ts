export const QUALITIES = ["low", "medium", "high"] as const;
export type Quality = (typeof QUALITIES)[number];

export interface QualityPlan {
  /** Device pixels a CSS pixel: at least, at most. */
  pixels: [number, number];
  shadows: boolean;
  reflections: boolean;
  bloom: boolean;
  /** Physically based surfaces with a reflection map; otherwise plain diffuse. */
  physical: boolean;
  /** Specks of the mirror ball on surfaces and people. */
  specks: boolean;
  antialias: boolean;
  /** Frames a second at most; 0 for the display's. */
  framesPerSecond: number;
  /** Real spot lights besides what is baked. */
  spots: number;
  /** How far fine bodies go, as a share of the usual. */
  bodies: number;
}

export const PLANS: Record<Quality, QualityPlan> = {
  low: {
    pixels: [0.6, 0.6],
    shadows: false,
    reflections: false,
    bloom: false,
    physical: false,
    specks: false,
    antialias: false,
    framesPerSecond: 24,
    spots: 0,
    bodies: 0.6,
  },
  medium: {
    pixels: [1, 1.5],
    shadows: true,
    reflections: false,
    bloom: false,
    physical: true,
    specks: true,
    antialias: true,
    framesPerSecond: 0,
    spots: 2,
    bodies: 0.85,
  },
  high: {
    pixels: [1, 2],
    shadows: true,
    reflections: true,
    bloom: true,
    physical: true,
    specks: true,
    antialias: true,
    framesPerSecond: 0,
    spots: 4,
    bodies: 1,
  },
};

/** What draws, by its name; nothing where no room can be drawn, or where the browser does not say. */
let renderer: string | null = null;
function rendererName(): string {
  if (renderer !== null) return renderer;
  const gl = document.createElement("canvas").getContext("webgl2");
  const names = gl?.getExtension("WEBGL_debug_renderer_info");
  renderer = gl && names ? String(gl.getParameter(names.UNMASKED_RENDERER_WEBGL)) : "";
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return renderer;
}

/** No graphics card: more than the lowest level is never worth a try. */
export const isDrawnBySoftware = (): boolean =>
  /swiftshader|llvmpipe|software|basic render/i.test(rendererName());

/** A first guess before anything was measured. What one carries about gets warm: it is not tried at more so soon. */
export function guessQuality(): { level: Quality; failures: number } {
  if (isDrawnBySoftware()) return { level: "low", failures: 0 };
  return matchMedia("(pointer: coarse)").matches
    ? { level: "medium", failures: 1 }
    : { level: "high", failures: 0 };
}
