import { clamp } from "../mesh/vector";
import { type FaceWeights, newFace, shapeIndex } from "./shapes";

/** Where a face's weights come from, from the weakest to the strongest. */
export const FACE_SOURCES = ["life", "voice", "expression", "camera"] as const;
export type FaceSource = (typeof FACE_SOURCES)[number];
/** null for a source that says nothing now; what it said last fades out. */
export type FaceGiven = Readonly<Record<FaceSource, FaceWeights | null>>;

/** Seconds in which a source comes and goes. A camera loses faces for single frames. */
const FADES: Record<FaceSource, { readonly in: number; readonly out: number }> = {
  life: { in: 0.001, out: 0.3 },
  voice: { in: 0.04, out: 0.15 },
  expression: { in: 0.15, out: 0.35 },
  camera: { in: 0.2, out: 0.5 },
};
/** Seconds from one expression to the next (63 %). */
const TURNING = 0.1;
const JAW = shapeIndex("jawOpen");

interface Layer {
  readonly source: FaceSource;
  readonly held: FaceWeights;
  /** Which shapes it has a say in, 0 to 1. */
  readonly claims: FaceWeights;
  presence: number;
  /** How much of a change is made in this step. */
  share: number;
}

/**
 * One face out of all that move it. Life is beneath; a voice opens what it opens further; an expression takes the shapes
 * that it names, but leaves the jaw to words that open it more; a camera that sees the face takes all.
 */
export class FaceMix {
  readonly weights: FaceWeights = newFace();
  readonly #layers: readonly Layer[] = FACE_SOURCES.map((source) => ({
    source,
    held: newFace(),
    claims: newFace(),
    presence: 0,
    share: 1,
  }));

  step(seconds: number, given: FaceGiven): void {
    // Small enough to be taken into who calls it: a number that is handed on to more than that is put on the heap.
    passed[0] = seconds;
    this.#step(given);
  }

  #step(given: FaceGiven): void {
    const dt = clamp(passed[0] as number, 0, 0.25);
    this.weights.fill(0);
    for (let n = 0; n < this.#layers.length; n++) {
      const layer = this.#layers[n] as Layer;
      const now = given[layer.source];
      const fade = FADES[layer.source];
      layer.share = layer.source === "expression" && layer.presence > 0 ? 1 - Math.exp(-dt / TURNING) : 1;
      if (now) hold(layer, now);
      layer.presence = clamp(layer.presence + (now ? dt / fade.in : -dt / fade.out), 0, 1);
      if (layer.presence > 0) lay(layer, this.weights);
    }
  }
}

/** Seconds of the step that is asked for. */
const passed = new Float64Array(1);

function hold({ source, held, claims, share }: Layer, now: FaceWeights): void {
  const names = source === "expression";
  for (let shape = 0; shape < held.length; shape++) {
    const given = now[shape] as number;
    const weight = given > 0 ? Math.min(1, given) : 0;
    const claim = claims[shape] as number;
    const claimed = !names || weight > 0;
    claims[shape] = claim + ((claimed ? 1 : 0) - claim) * share;
    // A shape that is given up keeps its weight and loses its say, so that it goes to what lies beneath.
    const before = held[shape] as number;
    if (claimed) held[shape] = claim < 0.01 ? weight : before + (weight - before) * share;
  }
}

function lay({ source, held, claims, presence }: Layer, onto: FaceWeights): void {
  const eased = presence * presence * (3 - 2 * presence);
  for (let shape = 0; shape < onto.length; shape++) {
    const beneath = onto[shape] as number;
    const weight = held[shape] as number;
    const opens = source === "voice" || (source === "expression" && shape === JAW);
    const wanted = opens ? Math.max(beneath, weight) : weight;
    onto[shape] = beneath + (wanted - beneath) * eased * (claims[shape] as number);
  }
}
