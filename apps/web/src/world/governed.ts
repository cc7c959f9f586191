import { Governor, type Settled } from "./governor";
import { guessQuality, isDrawnBySoftware, QUALITIES } from "./quality";

const KEY = "karaverse.drawn";

type Memory = Pick<Storage, "getItem" | "setItem">;

export function readSettled(memory: Memory | null): Settled | null {
  try {
    const kept: unknown = JSON.parse(memory?.getItem(KEY) ?? "null");
    if (typeof kept !== "object" || kept === null) return null;
    const { level, failures } = kept as Partial<Record<keyof Settled, unknown>>;
    const known = QUALITIES.find((quality) => quality === level);
    return known ? { level: known, failures: Number.isInteger(failures) ? Number(failures) : 0 } : null;
  } catch {
    return null;
  }
}

export function writeSettled(settled: Settled, memory: Memory = localStorage): void {
  try {
    memory.setItem(KEY, JSON.stringify(settled));
  } catch {
    // A browser that forbids storage measures anew each time.
  }
}

/** Begins where this device settled the last time, else with a guess. */
export function governorOfThisDevice(): Governor {
  const settled = readSettled(localStorage) ?? guessQuality();
  return new Governor(settled, isDrawnBySoftware() ? "low" : "high");
}

/**
 * Tells a governor of every frame of the display for as long as the page is seen.
 *
 * @param mayRise see Governor
 * @returns what ends it
 */
export function govern(governor: Governor, mayRise: () => boolean, onChange: () => void): () => void {
  let last = Number.NaN;
  const anew = () => {
    last = Number.NaN;
    governor.rest();
  };
  anew();
  let request = requestAnimationFrame(function frame(now) {
    if (!Number.isNaN(last) && governor.frame(now - last, mayRise())) onChange();
    last = now;
    request = requestAnimationFrame(frame);
  });
  const keep = () => writeSettled(governor.settled);
  document.addEventListener("visibilitychange", anew);
  window.addEventListener("pagehide", keep);
  return () => {
    cancelAnimationFrame(request);
    document.removeEventListener("visibilitychange", anew);
    window.removeEventListener("pagehide", keep);
    keep();
  };
}
