import { FACE_FOLDER, type FromFaceWorker, type ToFaceWorker } from "@/features/faces/tracking/messages";

/** Finds the places of faces, in a worker of this page and no further; one picture after another. */
export class FacePoints {
  readonly #worker = new Worker(`${FACE_FOLDER}face.worker.js`);
  readonly #ready: Promise<FromFaceWorker>;

  constructor() {
    this.#ready = this.#answer();
    this.#post({ kind: "open", folder: FACE_FOLDER, stills: true });
  }

  /** @returns null where no face looks out of it */
  async in(picture: ImageBitmap): Promise<Float32Array | null> {
    await this.#ready;
    const looked = this.#answer();
    this.#post({ kind: "picture", picture, at: performance.now(), points: true }, [picture]);
    const answer = await looked;
    return answer.kind === "looked" ? (answer.face?.points ?? null) : null;
  }

  close(): void {
    this.#worker.terminate();
  }

  #post(message: ToFaceWorker, hand: Transferable[] = []): void {
    this.#worker.postMessage(message, hand);
  }

  #answer(): Promise<FromFaceWorker> {
    return new Promise((resolve, reject) => {
      this.#worker.onerror = ({ message }) => reject(new Error(message));
      this.#worker.onmessage = ({ data }: MessageEvent<FromFaceWorker>) =>
        data.kind === "failed" ? reject(new Error(data.why)) : resolve(data);
    });
  }
}
