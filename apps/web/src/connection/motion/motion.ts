import { createBeat, createOwnLine } from "@karaverse/field-of-view/client";
import {
  decodeUpdate,
  encodeFaceInput,
  encodeInput,
  GESTURES,
  type Gesture,
  isDance,
  LIMITS,
  newPose,
  type PersonId,
  type Pose,
  unwrapTime,
} from "@karaverse/protocol";
import { type Scene, sceneOf } from "@karaverse/worlds";
import { performs } from "@/lib/performs";
import type { ClockSync } from "../clock-sync";
import type { RoomView } from "../view";
import { Others } from "./others";
import { Own, type Walk } from "./own";
import { RateMeter } from "./rate-meter";
import type { Sighting, Watch } from "./watch";

/** One proposal a tick at most, and only when there is something to say. */
const EVERY_MS = 1_000 / LIMITS.motionHz;
/** Rule M6: so long before the room's tick a proposal means to arrive; what a timer and a line are uneven by, ms. */
const EARLY_MS = 8;
/** Who has heard nothing of their own place for so long proposes one, and gets the right one back, ms. */
const LOST_MS = 1_500;
/** No step was asked for in this while: the list view has no frames, and a hidden page neither, ms. */
const UNWALKED_MS = 120;
const FACE_EVERY_MS = EVERY_MS;
const POINT = GESTURES.indexOf("point");

export interface MotionOptions {
  clock: Pick<ClockSync, "now" | "toServer" | "diagnostics">;
  send: (bytes: Uint8Array) => void;
  sendFace: (bytes: Uint8Array) => void;
  /** Wants to walk while seated: the server is asked to let us stand up. */
  onWantsToStand: () => void;
}

/** Bodies in the room: others as they come over the motion channel, the own one ahead of it. */
export class Motion {
  readonly #others = new Others();
  #own: Own | null = null;
  #me: PersonId | null = null;
  #view: RoomView | null = null;
  #camera = { yaw: 0, fieldOfView: 75 };
  /** What the room thinks of the own body. */
  readonly #line = createOwnLine();
  readonly #beat = createBeat(EVERY_MS);
  #timer: ReturnType<typeof setTimeout> | null = null;
  #since = 0;
  #gestureUntil = 0;
  #standing = false;
  #walkedAt = 0;
  #bytes = 0;
  #frames = 0;
  readonly #rate = new RateMeter();
  #early: { bytes: Uint8Array; local: number }[] = [];
  #face: Uint8Array | null = null;
  #facedAt = Number.NEGATIVE_INFINITY;
  readonly #proposed = newPose();

  constructor(private readonly options: MotionOptions) {}

  start(me: PersonId): void {
    this.#me = me;
    this.#early = [];
    this.#others.clear();
    this.#line.forget();
    this.#beat.forget();
    if (this.#own) this.#own.placed = false;
    this.#since = performance.now();
    if (this.#timer === null) this.#goOn();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#others.clear();
  }

  /** The room's state changed: another theme, a seat, the stage, who has which number. */
  setView(view: RoomView): void {
    this.#view = view;
    const me = this.#me ? view.byId.get(this.#me) : undefined;
    const scene = sceneOf(view.theme);
    const own = this.#own ?? new Own(scene);
    this.#own = own;
    const performing = this.#me !== null && performs(view.performance, this.#me);
    own.setGround(scene, performing || (me?.onStage ?? false));
    own.holdingMicrophone = performing && view.performance.phase !== "scored";
    own.seat = me?.seat ?? null;
    if (!own.seat) this.#standing = false;
  }

  receive(bytes: Uint8Array): void {
    this.#bytes += bytes.byteLength;
    this.#frames++;
    const local = performance.now();
    this.#rate.add(local, bytes.byteLength);
    this.#early.push({ bytes, local });
    this.#take();
  }

  /** One frame of walking. */
  walk(walk: Walk, seconds: number): void {
    const own = this.#own;
    if (!own) return;
    this.#walkedAt = performance.now();
    const wants = walk.forward !== 0 || walk.strafe !== 0;
    if (wants && own.seat && !this.#standing) {
      this.#standing = true;
      this.options.onWantsToStand();
    }
    if (wants) own.gesture = 0;
    own.walk(walk, seconds);
    if (own.gesture === POINT) own.turnTo(this.#camera.yaw, seconds);
  }

  /** Where the camera looks, for Rule S1. Degrees for the field of view. */
  look(yaw: number, fieldOfView: number): void {
    this.#camera = { yaw, fieldOfView: Math.min(LIMITS.coneDegreesMax, fieldOfView) };
  }

  /** Loudness of the own microphone, 0 to 1. */
  setLevel(level: number): void {
    if (this.#own) this.#own.level = level;
  }

  /** Shown at once on the own body; the others get it from the server. */
  gesture(gesture: Gesture): void {
    if (this.#own) this.#own.gesture = GESTURES.indexOf(gesture);
    // Rule M7.
    const goesOn = isDance(gesture) && this.#own?.isOnDanceFloor();
    this.#gestureUntil = goesOn
      ? Number.POSITIVE_INFINITY
      : performance.now() + LIMITS.gestureSeconds * 1_000;
  }

  /**
   * Fills `out`; false while this person is not in sight.
   *
   * @param local performance.now()
   */
  poseOf(person: PersonId, out: Pose, local: number): boolean {
    if (person === this.#me) return this.#own?.shown(out) ?? false;
    const id = this.#shortIdOf(person);
    const now = this.options.clock.toServer(local);
    return id !== null && now !== null && this.#others.poseOf(id, out, local, now);
  }

  /** Fills `out` with the values of protocol's face.ts; false while no face of theirs is known. */
  faceOf(person: PersonId, out: Uint8Array): boolean {
    const id = this.#shortIdOf(person);
    return id !== null && this.#others.faceOf(id, out);
  }

  /** The own face, by protocol's face.ts: the newest goes out twenty times a second at most. */
  sendFace(weights: Uint8Array): void {
    this.#face = encodeFaceInput(weights);
    this.#tellFace(performance.now());
  }

  /** Whose motion the server sends us at present. */
  inSight(): PersonId[] {
    const ids = new Set(this.#others.ids());
    return (this.#view?.participants ?? [])
      .filter((one) => one.personId !== this.#me && ids.has(one.shortId))
      .map((one) => one.personId);
  }

  scene(): Scene | null {
    return this.#view ? sceneOf(this.#view.theme) : null;
  }

  diagnostics(): { bytes: number; frames: number; delayMs: number } {
    return { bytes: this.#bytes, frames: this.#frames, delayMs: this.#others.delayMs };
  }

  /** Works out everything anew: for an overlay a few times a second, not for every frame. */
  watch(): Watch {
    const local = performance.now();
    const { count, bytes } = this.#rate.perSecond(local);
    return {
      framesPerSecond: count,
      bytesPerSecond: bytes,
      delayMs: this.#others.delayMs,
      jitterMs: this.#others.jitterMs,
      view: { ...this.#camera },
      sightings: this.#sightings(local),
    };
  }

  #sightings(local: number): Sighting[] {
    const now = this.options.clock.toServer(local);
    if (now === null) return [];
    const persons = new Map(this.#view?.participants.map(({ shortId, personId }) => [shortId, personId]));
    return this.#others.sights(local, now).map(({ id, lastRecordAt, ...sight }) => ({
      shortId: id,
      person: persons.get(id) ?? null,
      ageMs: now - lastRecordAt,
      ...sight,
    }));
  }

  /** The first frames say who is in sight and come before the clock and the state: they wait for both. */
  #take(): void {
    const own = this.#own;
    if (this.#early.length === 0 || !own || this.options.clock.now() === null) return;
    for (const { bytes, local } of this.#early.splice(0)) {
      const update = decodeUpdate(bytes);
      const now = this.options.clock.toServer(local);
      if (!update || now === null) continue;
      const tickedAt = unwrapTime(update.time, now);
      this.#beat.heard(tickedAt);
      if (this.#others.receive(update, tickedAt, now)) own.heard(update);
    }
  }

  #tellFace(now: number): void {
    if (!this.#face || now - this.#facedAt < FACE_EVERY_MS) return;
    this.#facedAt = now;
    this.options.sendFace(this.#face);
    this.#face = null;
  }

  #shortIdOf(person: PersonId | null): number | null {
    return person === null ? null : (this.#view?.byId.get(person)?.shortId ?? null);
  }

  #goOn(): void {
    const { clock } = this.options;
    const now = clock.now();
    const lead = EARLY_MS + (clock.diagnostics()?.roundTripMs ?? 0) / 2;
    this.#timer = setTimeout(
      () => {
        this.#goOn();
        this.#tick(performance.now());
      },
      now === null ? EVERY_MS : this.#beat.wait(now, lead),
    );
  }

  #tick(now: number): void {
    this.#take();
    this.#tellFace(now);
    const own = this.#own;
    if (!own || !this.#view || this.#shortIdOf(this.#me) === null) return;
    if (own.gesture !== 0 && now > this.#gestureUntil) own.gesture = 0;
    // A body comes to rest, and to where the server has put it, without anybody drawing it.
    if (now - this.#walkedAt > UNWALKED_MS) own.rest(EVERY_MS / 1_000);
    if (!own.placed && now - this.#since < LOST_MS) return;
    const pose = this.#proposed;
    const placed = own.shown(pose);
    // The last step is when the pose held: up to a picture ago, which at a run is 7 cm.
    const time = now - this.#walkedAt > UNWALKED_MS ? now : this.#walkedAt;
    if (placed && !this.#line.isNews(pose, this.#camera, time)) return;
    const sequence = own.propose(pose);
    const { yaw, fieldOfView } = this.#camera;
    const input = { sequence, time, pose, viewYaw: yaw, fieldOfView };
    this.options.send(encodeInput(input));
    this.#line.told(input);
    // Asked once in a while only, until the server answers.
    if (!placed) this.#since = now;
  }
}
