import type { NotHeard, RoundTrip } from "./measure";

/** Two measurements of the same devices differ by less, ms: what is allowed as an error at all. */
const SAME_MS = 5;

export type Verdict =
  | Extract<RoundTrip, { kind: "found" }>
  | { readonly kind: "not-found"; readonly why: NotHeard | "unsteady" };

/** The mean of the two nearest measurements, if they are near enough; one alone may be an accident. */
export function agreed(measured: readonly RoundTrip[]): Extract<RoundTrip, { kind: "found" }> | null {
  const found = measured
    .flatMap((each) => (each.kind === "found" ? [each] : []))
    .sort((a, b) => a.roundTripMs - b.roundTripMs);
  let best: { apart: number; roundTripMs: number; confidence: number } | null = null;
  for (let i = 1; i < found.length; i++) {
    const [one, other] = [found[i - 1], found[i]];
    if (!one || !other) continue;
    const apart = other.roundTripMs - one.roundTripMs;
    if (apart > SAME_MS || (best && apart >= best.apart)) continue;
    const roundTripMs = (one.roundTripMs + other.roundTripMs) / 2;
    best = { apart, roundTripMs, confidence: Math.min(one.confidence, other.confidence) };
  }
  return best && { kind: "found", roundTripMs: best.roundTripMs, confidence: best.confidence };
}

/** The last word, when nothing more is measured. */
export function verdict(measured: readonly RoundTrip[]): Verdict {
  const both = agreed(measured);
  if (both) return both;
  const found = measured.filter((each) => each.kind === "found").length;
  const last = measured.findLast((each) => each.kind === "not-found");
  if (found > 1 || last?.kind !== "not-found") return { kind: "not-found", why: "unsteady" };
  return last;
}
