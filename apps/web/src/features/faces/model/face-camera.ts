import { createStore } from "zustand/vanilla";
import { FACE_FOLDER, type FromFaceWorker, type ToFaceWorker } from "../tracking/messages";
import { Straight, turnOf, weightsOf } from "../tracking/seen-face";
import { Between } from "./between";
import type { OwnFace } from "./own-face";

export type CameraState =
  | { readonly kind: "off" }
  /** The browser asks its person. */
  | { readonly kind: "asking" }
  /** What finds faces is on its way: 7 MB the first time. */
  | { readonly kind: "loading"; readonly stream: MediaStream }
  | { readonly kind: "live"; readonly stream: MediaStream; readonly seesFace: boolean }
  | { readonly kind: "denied" }
  | { readonly kind: "missing" }
  | { readonly kind: "failed"; readonly why: string };

/** After so long without a face it is turned away and not just missed, ms. */
const TURNED_AWAY_MS = 1_000;
/** Enough to see lids by, at arm's length. */
const PICTURE = { width: 640, height: 480, frameRate: 30 };
const SMALL = { resizeWidth: 320, resizeHeight: 240, resizeQuality: "low" } as const;

/** Moves the own face by a camera. Its pictures go to a worker of this page, one at a time, and no further. */
export class FaceCamera {
  readonly #state = createStore<CameraState>(() => ({ kind: "off" }));
  readonly #own: OwnFace;
  #worker: Worker | null = null;
  #video: HTMLVideoElement | null = null;
  #straight = new Straight();
  #between = new Between();
  #gliding: ReturnType<typeof setTimeout> | null = null;
  #tookAt = 0;
  #facedAt = 0;
  /** Whatever an earlier start still waits for finds another number here and ends. */
  #starts = 0;

  constructor(own: OwnFace) {
    this.#own = own;
  }

  get state() {
    return this.#state;
  }

  /** Best called from a click: browsers ask their person then. */
  async start(): Promise<void> {
    this.stop();
    const start = this.#starts;
    this.#go({ kind: "asking" });
    let stream: MediaStream;
    try {
      if (!navigator.mediaDevices) throw new DOMException("No secure connection", "NotAllowedError");
      stream = await navigator.mediaDevices.getUserMedia({ video: { ...PICTURE, facingMode: "user" } });
    } catch (error) {
      if (start === this.#starts) this.#go(stateOf(error));
      return;
    }
    if (start !== this.#starts) {
      end(stream);
      return;
    }
    this.#go({ kind: "loading", stream });
    // Unplugged, or taken away beside the address.
    for (const track of stream.getTracks()) track.addEventListener("ended", () => this.stop());
    this.#straight = new Straight();
    this.#between = new Between();
    const worker = new Worker(`${FACE_FOLDER}face.worker.js`);
    this.#worker = worker;
    worker.addEventListener("message", ({ data }: MessageEvent<FromFaceWorker>) =>
      this.#onMessage(data, stream),
    );
    worker.addEventListener("error", ({ message }) => this.#fail(message));
    this.#post({ kind: "open", folder: FACE_FOLDER, body: true });
    const video = document.createElement("video");
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    this.#video = video;
    await video.play().catch(() => undefined);
  }

  stop(): void {
    this.#starts++;
    const state = this.#state.getState();
    if ("stream" in state) end(state.stream);
    this.#worker?.terminate();
    this.#worker = null;
    if (this.#gliding !== null) clearTimeout(this.#gliding);
    this.#gliding = null;
    if (this.#video) this.#video.srcObject = null;
    this.#video = null;
    this.#own.lose();
    this.#go({ kind: "off" });
  }

  #onMessage(message: FromFaceWorker, stream: MediaStream): void {
    switch (message.kind) {
      case "ready":
        this.#go({ kind: "live", stream, seesFace: false });
        break;
      case "failed":
        this.#fail(message.why);
        return;
      case "looked": {
        const { face } = message;
        const state = this.#state.getState();
        if (state.kind === "live" && state.seesFace !== (face !== null))
          this.#go({ ...state, seesFace: face !== null });
        const now = performance.now();
        if (message.body !== undefined) this.#own.hold(message.body);
        if (!face) {
          if (now - this.#facedAt > TURNED_AWAY_MS) this.#own.rest();
        } else {
          this.#facedAt = now;
          this.#between.found(
            weightsOf(face.shapes),
            this.#straight.apply(turnOf(face.matrix), now / 1_000),
            now,
          );
          this.#glide();
        }
      }
    }
    this.#next();
  }

  /** On to what was found, until it is reached. */
  #glide(): void {
    if (this.#gliding !== null) clearTimeout(this.#gliding);
    const goesOn = this.#between.read(performance.now());
    this.#own.track(this.#between.weights, this.#between.head);
    this.#gliding = goesOn ? setTimeout(() => this.#glide(), 1_000 / PICTURE.frameRate) : null;
  }

  /** Shows the worker the next picture once there is one. */
  #next(): void {
    const video = this.#video;
    const start = this.#starts;
    if (!video) return;
    const take = async () => {
      if (start !== this.#starts) return;
      this.#tookAt = performance.now();
      try {
        const picture = await createImageBitmap(video, SMALL);
        if (start === this.#starts)
          this.#post({ kind: "picture", picture, at: performance.now() }, [picture]);
        else picture.close();
      } catch {
        // No picture yet.
        if (start === this.#starts) this.#next();
      }
    };
    // Not by the video's own frames: browsers hold them back of a video that nobody sees.
    const since = performance.now() - this.#tookAt;
    setTimeout(() => void take(), Math.max(0, 1_000 / PICTURE.frameRate - since));
  }

  #post(message: ToFaceWorker, hand: Transferable[] = []): void {
    this.#worker?.postMessage(message, hand);
  }

  #fail(why: string): void {
    this.stop();
    this.#go({ kind: "failed", why });
  }

  #go(state: CameraState): void {
    this.#state.setState(state, true);
  }
}

function end(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function stateOf(error: unknown): CameraState {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return { kind: "denied" };
  if (name === "NotFoundError" || name === "OverconstrainedError") return { kind: "missing" };
  return { kind: "failed", why: error instanceof Error ? error.message : String(error) };
}
