import { type MakeNearBody, ofRecipe } from "../near-body";
import type { Loaded } from "./load";

/** Files that nobody near wears just now, kept for who comes back. */
const SPARE = 4;
/** Seconds until a file that did not come is asked for again. */
const RETRIES = [5, 30, 120] as const;

type State =
  | { kind: "coming" }
  | { kind: "here"; loaded: Loaded; make: MakeNearBody; users: number }
  | { kind: "failed"; tries: number; again: number };

/**
 * The VRMs of those near (Rule W1), by person and file. The code that reads them is fetched with the first; until a
 * file is there, and where it never comes, its owner's recipe is seen.
 */
export class Vrms {
  readonly #files = new Map<string, State>();
  #isOver = false;

  /** What shows somebody near. Asking costs nothing: it is done in every frame. @param now performance.now() */
  near(person: string, file: string | null | undefined, now: number): MakeNearBody {
    if (!file) return ofRecipe;
    const key = `${person} ${file}`;
    const state = this.#files.get(key);
    if (!state || (state.kind === "failed" && now > state.again))
      void this.#load(key, file, state?.kind === "failed" ? state.tries : 0);
    return state?.kind === "here" ? state.make : ofRecipe;
  }

  dispose(): void {
    this.#isOver = true;
    for (const state of this.#files.values()) if (state.kind === "here") state.loaded.dispose();
    this.#files.clear();
  }

  async #load(key: string, file: string, tries: number): Promise<void> {
    this.#files.set(key, { kind: "coming" });
    try {
      const { loadVrm, VrmBody } = await import("./load");
      const loaded = await loadVrm(`/api/avatars/${file}.vrm`);
      if (this.#isOver) {
        loaded.dispose();
        return;
      }
      const make: MakeNearBody = (needs) => {
        // The last one asked for is the last one to go.
        this.#files.delete(key);
        this.#files.set(key, here);
        here.users++;
        return new VrmBody(loaded, needs, () => {
          here.users--;
          this.#tidy();
        });
      };
      const here = { kind: "here" as const, loaded, make, users: 0 };
      this.#files.set(key, here);
    } catch (error) {
      console.warn(`Somebody's VRM cannot be drawn, their recipe is: ${String(error)}`);
      const seconds = RETRIES[tries] ?? Number.POSITIVE_INFINITY;
      this.#files.set(key, { kind: "failed", tries: tries + 1, again: performance.now() + seconds * 1_000 });
    }
  }

  #tidy(): void {
    const idle = [...this.#files].filter(([, state]) => state.kind === "here" && state.users === 0);
    for (const [key, state] of idle.slice(0, Math.max(0, idle.length - SPARE))) {
      if (state.kind === "here") state.loaded.dispose();
      this.#files.delete(key);
    }
  }
}
