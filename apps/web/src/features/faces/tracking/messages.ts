import type { SeenBody } from "@karaverse/avatars/face";

/** What the finder says of one picture's face. */
export interface FoundFace {
  readonly shapes: readonly { readonly categoryName: string; readonly score: number }[];
  /** 4 x 4 by columns. */
  readonly matrix: readonly number[];
  /** x, y and z of 478 places as shares of the picture; only where they were asked for. */
  readonly points?: Float32Array;
}

/** Pictures go to a worker of this page and nowhere else. */
export type ToFaceWorker =
  /** `body`: shoulders and hands are looked for too. `stills`: no picture has to do with the one before. */
  | { readonly kind: "open"; readonly folder: string; readonly body?: true; readonly stills?: true }
  | { readonly kind: "picture"; readonly picture: ImageBitmap; readonly at: number; readonly points?: true };

export type FromFaceWorker =
  | { readonly kind: "ready" }
  /** The next picture may come. */
  /** `body` is undefined where nobody looked for one in this picture, and null where none was found. */
  | { readonly kind: "looked"; readonly face: FoundFace | null; readonly body?: SeenBody | null }
  | { readonly kind: "failed"; readonly why: string };

/** Where the build puts the worker, the finder and its model. */
export const FACE_FOLDER = "/face/";
