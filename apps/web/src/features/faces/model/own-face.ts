import {
  CARRIED_VALUES,
  type CarriedFace,
  carriedToBytes,
  copySeenBody,
  type Expression,
  type FaceWeights,
  type HeadTurn,
  newCarriedFace,
  newSeenBody,
  type SeenBody,
} from "@karaverse/avatars/face";

/** An expression that was put on in passing stays for a moment, ms. */
const WORN_MS = 4_000;
/** A tracker sees faces tremble where they rest: what moves less than this is not told, of 255. */
const TREMBLE = 3;
/** Trackers lose people for single pictures, and slow ones look at one picture a second, ms. */
const LOST_MS = 1_500;

const NO_BODY = newSeenBody();
const STRAIGHT: Readonly<HeadTurn> = { yaw: 0, pitch: 0, roll: 0 };

/** The own face as others get it: what a tracker sees of it, and what is put on. */
export class OwnFace {
  readonly face: CarriedFace = newCarriedFace();
  readonly #now = new Uint8Array(CARRIED_VALUES);
  readonly #told = new Uint8Array(CARRIED_VALUES);
  readonly #send: (values: Uint8Array) => void;
  #taking: ReturnType<typeof setTimeout> | null = null;
  #losing: ReturnType<typeof setTimeout> | null = null;

  constructor(send: (values: Uint8Array) => void) {
    this.#send = send;
  }

  /** What a camera or a phone saw just now. */
  track(weights: FaceWeights, head: Readonly<HeadTurn>): void {
    this.#seen();
    this.face.weights.set(weights);
    Object.assign(this.face.head, head);
    this.#tell();
  }

  /** What a camera saw of trunk and hands just now, with the face or without; null for nothing. */
  hold(body: Readonly<SeenBody> | null): void {
    copySeenBody(body ?? NO_BODY, this.face.body);
    if (!body) return;
    this.#seen();
    this.#tell();
  }

  /** The face is turned away, but somebody is there. */
  rest(): void {
    this.face.weights.fill(0);
    Object.assign(this.face.head, STRAIGHT);
    this.#tell();
  }

  /** Nobody sees it any more. */
  lose(): void {
    if (this.#losing !== null) clearTimeout(this.#losing);
    this.#losing = null;
    this.face.tracked = false;
    this.hold(null);
    this.#tell();
  }

  /** @param held until it is put off; else for a moment */
  wear(expression: Expression | null, held = false): void {
    if (this.#taking !== null) clearTimeout(this.#taking);
    this.#taking = expression && !held ? setTimeout(() => this.wear(null), WORN_MS) : null;
    this.face.expression = expression;
    this.#tell();
  }

  close(): void {
    this.wear(null);
    this.lose();
  }

  #seen(): void {
    if (this.#losing !== null) clearTimeout(this.#losing);
    this.#losing = setTimeout(() => this.lose(), LOST_MS);
    this.face.tracked = true;
  }

  #tell(): void {
    carriedToBytes(this.face, this.#now);
    let isNews = false;
    for (let n = 0; n < CARRIED_VALUES; n++) {
      const now = this.#now[n] as number;
      const told = this.#told[n] as number;
      // What comes to rest, and angles that cross zero, are told as they are.
      if (now === told || (now !== 0 && Math.abs(now - told) < TREMBLE)) continue;
      this.#told[n] = now;
      isNews = true;
    }
    if (isNews) this.#send(this.#told);
  }
}
