import {
  CARRIED_VALUES,
  type CarriedFace,
  carriedFromBytes,
  copySeenBody,
  EXPRESSION_FACES,
  type Expression,
  newCarriedFace,
} from "@karaverse/avatars/face";
import { newPose, type PersonId, type Reaction } from "@karaverse/protocol";
import { OWN_VOICE } from "@karaverse/voice";
import type { RoomConnection } from "@/connection";
import type { VoiceDesk } from "@/features/voice";
import type { FaceReading } from "@/world";
import { FaceCamera } from "./face-camera";
import { FacePhone } from "./face-phone";
import { Mouths } from "./mouths";
import { OwnFace } from "./own-face";

/** Faces that go with what is said without words; the others stay as they are. */
const REACTING: Partial<Record<Reaction, Expression>> = {
  laugh: "laugh",
  wow: "wow",
  heart: "smile",
  applause: "smile",
  encore: "smile",
};
const REACTING_MS = 2_500;
const CHOOSE_EVERY_MS = 250;
/** Faces come twenty times a second: in so many seconds 63 % of the way to the newest is gone. */
const GLIDE_S = 0.035;
/** Metres that a performer is nearer than they are: all look at them. */
const STAGE_METRES = 100;

interface Known {
  readonly latest: CarriedFace;
  readonly shown: CarriedFace;
  readAt: number;
}

/** What moves the faces of those in a room: their voices as they are heard here, their cameras, their expressions. */
export class RoomFaces {
  readonly own: OwnFace;
  readonly camera: FaceCamera;
  readonly phone: FacePhone;
  readonly #room: RoomConnection;
  readonly #desk: VoiceDesk;
  readonly #mouths = new Mouths();
  readonly #known = new Map<string, Known>();
  readonly #reacting = new Map<string, { readonly expression: Expression; readonly until: number }>();
  readonly #values = new Uint8Array(CARRIED_VALUES);
  readonly #pose = newPose();
  readonly #stop: () => void;
  #chosenAt = Number.NEGATIVE_INFINITY;

  constructor(room: RoomConnection, desk: VoiceDesk) {
    this.#room = room;
    this.#desk = desk;
    this.own = new OwnFace((values) => room.motion.sendFace(values));
    this.camera = new FaceCamera(this.own);
    this.phone = new FacePhone(this.own);
    this.#stop = room.on("reaction", ({ person, reaction }) => {
      const expression = REACTING[reaction];
      if (expression) this.#reacting.set(person, { expression, until: performance.now() + REACTING_MS });
    });
  }

  /**
   * Fills `out` for this frame. Allocates nothing but for whoever is met for the first time.
   *
   * @param now performance.now()
   */
  read(id: string, out: FaceReading, now: number): void {
    if (now - this.#chosenAt >= CHOOSE_EVERY_MS) this.#choose(now);
    const isOwn = id === this.#room.me;
    const face = isOwn ? this.own.face : this.#faceOf(id as PersonId, now);
    out.voice = this.#mouths.of(isOwn ? OWN_VOICE : id, now);
    out.camera = face?.tracked ? face.weights : null;
    out.body = face?.tracked ? face.body : null;
    if (face) {
      out.head.yaw = face.head.yaw;
      out.head.pitch = face.head.pitch;
      out.head.roll = face.head.roll;
    }
    const expression = face?.expression ?? this.#reactionOf(id, now);
    out.expression = expression ? EXPRESSION_FACES[expression] : null;
  }

  close(): void {
    this.#stop();
    this.camera.stop();
    this.phone.stop();
    this.own.close();
    this.#mouths.close();
    this.#known.clear();
    this.#reacting.clear();
  }

  #reactionOf(id: string, now: number): Expression | null {
    const reacting = this.#reacting.get(id);
    if (!reacting || now <= reacting.until) return reacting?.expression ?? null;
    this.#reacting.delete(id);
    return null;
  }

  /** The face that came last, on the way to it; null for who never showed one. */
  #faceOf(id: PersonId, now: number): CarriedFace | null {
    const known = this.#known.get(id);
    if (known?.readAt === now) return known.shown;
    if (!this.#room.motion.faceOf(id, this.#values)) {
      if (known) this.#known.delete(id);
      return null;
    }
    const { latest, shown, readAt } = known ?? this.#meet(id);
    carriedFromBytes(this.#values, latest);
    shown.expression = latest.expression;
    const wasTracked = shown.tracked;
    shown.tracked = latest.tracked;
    const share = wasTracked ? 1 - Math.exp((readAt - now) / 1_000 / GLIDE_S) : 1;
    // The mix lets a camera that is switched off fade from what it showed last.
    if (latest.tracked) glide(shown, latest, share);
    copySeenBody(latest.body, shown.body);
    (this.#known.get(id) as Known).readAt = now;
    return shown;
  }

  #meet(id: string): Known {
    const known = { latest: newCarriedFace(), shown: newCarriedFace(), readAt: Number.NaN };
    this.#known.set(id, known);
    return known;
  }

  /** Those on stage, then who speaks nearest to oneself. */
  #choose(now: number): void {
    this.#chosenAt = now;
    const { voice } = this.#desk;
    const { view } = this.#room.room.getState();
    if (!voice || !view) return;
    const pose = this.#pose;
    const isPlaced = this.#room.motion.poseOf(this.#room.me, pose, now);
    const [x, z] = isPlaced ? [pose.x, pose.z] : [0, 0];
    const stage = view.performance.phase === "idle" ? [] : view.performance.performers;
    const performing = new Set(stage.map(({ person }) => person));
    const heard = view.participants
      .filter(
        ({ personId, microphoneOn }) =>
          personId !== this.#room.me && (microphoneOn || performing.has(personId)),
      )
      .flatMap(({ personId }) => {
        if (!this.#room.motion.poseOf(personId, pose, now)) return [];
        const metres = Math.hypot(pose.x - x, pose.z - z) - (performing.has(personId) ? STAGE_METRES : 0);
        return [{ personId, metres }];
      })
      .sort((a, b) => a.metres - b.metres)
      .map(({ personId }): string => personId);
    if (this.#desk.view().speaking) heard.unshift(OWN_VOICE);
    this.#mouths.choose(voice, heard);
  }
}

function glide(shown: CarriedFace, latest: CarriedFace, share: number): void {
  for (let n = 0; n < shown.weights.length; n++) {
    const from = shown.weights[n] as number;
    shown.weights[n] = from + ((latest.weights[n] as number) - from) * share;
  }
  shown.head.yaw += (latest.head.yaw - shown.head.yaw) * share;
  shown.head.pitch += (latest.head.pitch - shown.head.pitch) * share;
  shown.head.roll += (latest.head.roll - shown.head.roll) * share;
}
