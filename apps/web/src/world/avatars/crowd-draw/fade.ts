/**
 * How much of somebody is drawn, point by point of a fixed pattern: what goes leaves exactly the points free that what
 * comes takes. From 0 to 1 they come, from 1 to 2 they go: at 1 whole, at 0 and 2 nothing.
 */
export const FADE_S = 0.3;

/** How somebody is drawn: an object, because numbers that are handed on one by one are put on the heap. */
export interface Ink {
  fade: number;
  /** Of bobbing, radians. */
  readonly phase: number;
}

export const DISCARD_FADED = /* glsl */ `
void discardFaded(float fade) {
  if (fade == 1.0) return;
  float threshold = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
  if (fade < 1.0 ? threshold >= fade : threshold < fade - 1.0) discard;
}`;
