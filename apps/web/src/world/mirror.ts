import type { HumanRecipe } from "@karaverse/avatars/recipe";
import { GESTURES } from "@karaverse/protocol";
import { type Obstacle, obstaclesOf, type Scene } from "@karaverse/worlds";
import type { BodyPose, FaceReading, OnReaction, PersonInfo, WorldSource } from "./source";

/** Who stands at the door and sees themself in the room; nobody else does. */
export interface Newcomer {
  recipe: HumanRecipe;
  /** Rule W1. */
  file?: string | null;
  /** The part of the picture that nothing covers: 0 to 1 from the top left. */
  clear: { x: number; y: number; width: number; height: number };
  /** Loudness of the own microphone, 0-1, while it is tried. */
  level: () => number;
}

/** What somebody tries on, at the door or in the room, before others see it. */
export interface Fitting {
  recipe: HumanRecipe;
  /** Rule W1. */
  file?: string | null;
  /** It changes by the moment: rather a coarse body now than a fine one later. */
  rough: boolean;
  framing: "whole" | "face";
  /** From which side one looks, radians to the left of the front. */
  turn: number;
  /** The part of the picture that nothing covers; at the door the newcomer's. */
  clear: Newcomer["clear"] | null;
}

export const NEWCOMER = "newcomer";

/** A slow turn to both sides, so that the face is seen most of the time: radians, and seconds there and back. */
const SWING = 0.85;
const SWING_S = 11;
const STILL = 0.3;
const WAVE_MS = 2_400;

/** The world as it is, and before one is in it, oneself by the door, facing the camera. */
export class Mirror implements WorldSource {
  #info: PersonInfo | null = null;
  #people: readonly PersonInfo[] = [];
  /** The world's people that the list above was made from. */
  #around: readonly PersonInfo[] | null = null;
  #since = 0;

  constructor(
    private readonly world: WorldSource,
    private readonly spot: { x: number; z: number },
    private readonly newcomer: () => Newcomer | null,
    private readonly reduced: () => boolean,
    private readonly fitting: () => Fitting | null = () => null,
  ) {}

  subscribe(listener: () => void): () => void {
    return this.world.subscribe(listener);
  }

  people(): readonly PersonInfo[] {
    const newcomer = this.newcomer();
    const me = this.me();
    const fitting = this.fitting();
    if (me !== null) return fitting ? this.#dressed(me, fitting) : this.world.people();
    if (!newcomer) return this.world.people();
    const { recipe, file = null } = fitting ?? newcomer;
    const tries = triesOf(fitting);
    if (this.#info?.recipe !== recipe || this.#info.file !== file || this.#info.tries !== tries) {
      this.#info = {
        id: NEWCOMER,
        name: "",
        recipe,
        file,
        performing: false,
        seat: null,
        bubble: null,
        tries,
      };
      this.#people = [this.#info];
    }
    return this.#people;
  }

  /** Everybody as they are, oneself in what one tries on. */
  #dressed(me: string, fitting: Fitting): readonly PersonInfo[] {
    const people = this.world.people();
    const tries = triesOf(fitting);
    const { recipe, file = null } = fitting;
    const info = this.#info;
    if (this.#around !== people || info?.recipe !== recipe || info.file !== file || info.tries !== tries) {
      this.#around = people;
      this.#people = people.map((one) => {
        if (one.id !== me) return one;
        this.#info = { ...one, recipe, file, tries };
        return this.#info;
      });
    }
    return this.#people;
  }

  me(): string | null {
    return this.world.me();
  }

  poseOf(id: string, out: BodyPose, now: number): boolean {
    if (id !== NEWCOMER) return this.world.poseOf(id, out, now);
    const fitting = this.fitting();
    this.#since ||= now;
    const turn = ((now - this.#since) / 1_000 / SWING_S) * Math.PI * 2;
    const isWaving = !this.reduced() && now - this.#since < WAVE_MS;
    Object.assign(out, {
      x: this.spot.x,
      z: this.spot.z,
      yaw: Math.PI + (fitting ? -fitting.turn : this.reduced() ? STILL : SWING * Math.sin(turn)),
      vx: 0,
      vz: 0,
      gait: "rest",
      seated: false,
      holdingMicrophone: false,
      gesture: isWaving ? GESTURES.indexOf("wave") : 0,
      level: this.levelOf(id),
    } satisfies BodyPose);
    return true;
  }

  levelOf(id: string): number {
    return id === NEWCOMER ? (this.newcomer()?.level() ?? 0) : this.world.levelOf(id);
  }

  faceOf(id: string, out: FaceReading, now: number): void {
    if (id !== NEWCOMER) this.world.faceOf(id, out, now);
  }

  onReaction(listener: OnReaction): () => void {
    return this.world.onReaction(listener);
  }
}

const triesOf = (fitting: Fitting | null) => fitting && (fitting.rough ? "rough" : "fine");

/** Metres between the newcomer and the camera: where there is the room for it, and at least. */
const AWAY = [3.4, 3, 2.6, 2.2];
/** Metres between furniture and either of them, or what lies between. */
const ROOM_AROUND = 0.4;

/** A place to stand, and how far in front of it the camera is, metres. */
export interface MirrorSpot {
  x: number;
  z: number;
  away: number;
}

/** The nearest to where people arrive that has a free line to a camera in front of it. */
export function mirrorSpot(scene: Scene): MirrorSpot {
  const obstacles = obstaclesOf(scene);
  const { walls, spawns } = scene;
  const arrival = spawns[0] ?? { x: 0, z: 0 };
  const isFree = (x: number, from: number, to: number) =>
    [0, 0.2, 0.4, 0.6, 0.8, 1].every((part) => {
      const z = from + part * (to - from);
      return obstacles.every((shape) => gap(shape, x, z) >= ROOM_AROUND);
    });
  for (const away of AWAY) {
    let best: MirrorSpot | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (let x = -2.5; x <= 2.5; x += 0.25) {
      for (let z = arrival.z - 4; z <= walls.maxZ - away - 0.4; z += 0.25) {
        const from = Math.abs(x - arrival.x) + Math.abs(z - arrival.z);
        if (from >= least || !isFree(x, z, z + away)) continue;
        best = { x, z, away };
        least = from;
      }
    }
    if (best) return best;
  }
  return { x: arrival.x, z: arrival.z, away: walls.maxZ - 0.4 - arrival.z };
}

function gap(shape: Obstacle, x: number, z: number): number {
  if (shape.kind === "circle") return Math.hypot(x - shape.x, z - shape.z) - shape.radius;
  const dx = Math.max(shape.minX - x, 0, x - shape.maxX);
  const dz = Math.max(shape.minZ - z, 0, z - shape.maxZ);
  return Math.hypot(dx, dz);
}
