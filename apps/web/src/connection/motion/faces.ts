import { FACE_VALUES, type FaceUpdate } from "@karaverse/protocol";

interface Face {
  key: number;
  readonly keyWeights: Uint8Array;
  readonly weights: Uint8Array;
}

/** The latest face of everybody in sight who shows one. */
export class Faces {
  readonly #faces = new Map<number, Face>();

  /** A change against another key than the one we have means nothing. */
  receive(update: FaceUpdate): void {
    if (update.kind === "key") {
      const keyWeights = update.weights;
      this.#faces.set(update.id, { key: update.key, keyWeights, weights: keyWeights.slice() });
      return;
    }
    const face = this.#faces.get(update.id);
    if (face?.key !== update.key) return;
    face.weights.set(face.keyWeights);
    for (const { index, weight } of update.changed) face.weights[index] = weight;
  }

  /** Fills `out` with the values of protocol's face.ts; false where no face is known. */
  of(id: number, out: Uint8Array): boolean {
    const face = this.#faces.get(id);
    if (!face || out.length < FACE_VALUES) return false;
    out.set(face.weights);
    return true;
  }

  forget(id: number): void {
    this.#faces.delete(id);
  }

  clear(): void {
    this.#faces.clear();
  }
}
