import { randomHuman, STYLES } from "@karaverse/avatars/human";
import { BODY_RADIUS, boundsOf, obstaclesOf, onFootprint, type Scene } from "@karaverse/worlds";
import type { PerspectiveCamera } from "three";
import type { BodyPose, PersonInfo, WorldSource } from "../../apps/web/src/world/source";

const FIRST_SEED = 7;

interface Standing {
  info: PersonInfo;
  x: number;
  z: number;
  yaw: number;
  /** Metres; 0 for who stays where they are. */
  stroll: number;
  gesture: number;
  speaks: boolean;
  phase: number;
}

/** A seeded stream of 0 to 1. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** People for whom there is no server: all in view, some strolling, some dancing, some talking, one singing. */
export class People implements WorldSource {
  readonly #infos: PersonInfo[] = [];
  readonly #standing = new Map<string, Standing>();

  /** @param different so many different bodies; everybody else is a twin */
  constructor(scene: Scene, camera: PerspectiveCamera, count: number, different: number) {
    const roll = dice(FIRST_SEED);
    const recipes = Array.from({ length: Math.min(count, different) }, (_, n) =>
      randomHuman(n + FIRST_SEED, STYLES[n % STYLES.length]),
    );
    const mark = scene.stage.marks[0] ?? { x: 0, z: 0 };
    for (let n = 0; n < count; n++) {
      const sings = n === 0;
      const { x, z } = sings ? mark : placeIn(scene, camera, roll);
      const recipe = recipes[n % recipes.length];
      if (!recipe) throw new Error("a crowd needs a recipe");
      const [id, name] = [`person-${n}`, `Person ${n + 1}`];
      // Written out, as the room's model does it: copies by `...` have a shape each, and who reads them leaves 32 bytes.
      const info: PersonInfo = { id, name, recipe, performing: sings, seat: null, bubble: null };
      const yaw = sings ? Math.PI : Math.atan2(x - mark.x, z - mark.z) + (roll() - 0.5) * 1.6;
      this.#infos.push(info);
      this.#standing.set(info.id, {
        info,
        x,
        z,
        yaw,
        stroll: n % 10 === 3 ? 1.2 : 0,
        gesture: n % 5 === 2 ? 4 : n % 17 === 5 ? 2 : 0,
        speaks: n % 12 === 7,
        phase: roll() * 20,
      });
    }
  }

  people = (): readonly PersonInfo[] => this.#infos;
  me = (): string | null => null;
  subscribe = () => () => undefined;
  onReaction = () => () => undefined;
  faceOf = (): void => undefined;

  levelOf(id: string): number {
    const standing = this.#standing.get(id);
    return standing?.info.performing || standing?.speaks ? 0.25 : 0;
  }

  poseOf(id: string, out: BodyPose, now: number): boolean {
    const standing = this.#standing.get(id);
    if (!standing) return false;
    const { x, z, yaw, stroll, gesture, phase, info } = standing;
    const turn = now / 1_000 / 2 + phase;
    const strolls = stroll > 0;
    out.x = strolls ? x + Math.cos(turn) * stroll : x;
    out.z = strolls ? z + Math.sin(turn) * stroll : z;
    out.vx = strolls ? (-Math.sin(turn) * stroll) / 2 : 0;
    out.vz = strolls ? (Math.cos(turn) * stroll) / 2 : 0;
    out.yaw = strolls ? Math.atan2(-out.vx, -out.vz) : yaw;
    out.gait = strolls ? "walk" : "rest";
    out.seated = false;
    out.holdingMicrophone = info.performing;
    out.gesture = gesture;
    out.level = 0;
    return true;
  }
}

/** Somewhere free, where the camera sees it. */
function placeIn(scene: Scene, camera: PerspectiveCamera, roll: () => number): { x: number; z: number } {
  const { minX, maxX, minZ, maxZ } = boundsOf(scene);
  const obstacles = obstaclesOf(scene);
  const half = Math.tan((camera.fov * Math.PI) / 360) * camera.aspect;
  for (;;) {
    const x = minX + roll() * (maxX - minX);
    const z = minZ + roll() * (maxZ - minZ);
    const ahead = camera.position.z - z;
    if (ahead < 2 || Math.abs(x - camera.position.x) > ahead * half * 0.95) continue;
    if (obstacles.some((shape) => onFootprint(shape, x, z) || isClose(shape, x, z))) continue;
    return { x, z };
  }
}

function isClose(shape: ReturnType<typeof obstaclesOf>[number], x: number, z: number): boolean {
  if (shape.kind === "circle") return Math.hypot(x - shape.x, z - shape.z) < shape.radius + BODY_RADIUS;
  const dx = Math.max(shape.minX - x, 0, x - shape.maxX);
  const dz = Math.max(shape.minZ - z, 0, z - shape.maxZ);
  return Math.hypot(dx, dz) < BODY_RADIUS;
}
