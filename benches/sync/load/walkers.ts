import { type Floor, gaitOf, type Motion, step } from "@karaverse/field-of-view/movement";
import { GESTURES, type Gesture, type Pose } from "@karaverse/protocol";
import type { Scene } from "@karaverse/worlds";
import { type Hall, metresToStage, placeIn } from "../hall";
import { createRandom } from "../random";

/** One person: walks to a place, stops, looks around, sometimes talks or waves. */
export interface Walker {
  motion: Motion;
  yaw: number;
  viewYaw: number;
  readonly degrees: number;
  level: number;
  isWalking: boolean;
  /** Wants to do this now. */
  gesture: Gesture | null;
}

interface Mind {
  target: { x: number; z: number };
  pace: number;
  run: boolean;
  /** How far and how quickly the way winds, radians and radians a second. */
  weave: number;
  weaveSpeed: number;
  time: number;
  standUntil: number;
  talkUntil: number;
  glance: number;
}

/** A walk of eight seconds, a stop of three: about seven of ten walk at any time. */
const STAND_SECONDS = { least: 1, most: 5 };
const WALK_METRES = { least: 4, most: 22 };
const RUNNERS = 0.06;
/** Keys lead straight on; now and then somebody turns the camera on the way. */
const WEAVES = { share: 0.3, radians: 0.4 };
const AT_THE_STAGE = { share: 0.25, most: 80, metres: 10 };
const BESIDE_SOMEBODY = 0.2;
const TURN_RADIANS_PER_SECOND = 7;
const GLANCE_RADIANS_PER_SECOND = 4;
/** A second: one of twenty talks at any time, somebody waves every half minute. */
const BEGINS_TO_TALK = 0.012;
const TALK_SECONDS = 4;
const WAVES = 1 / 30;
const FIELDS_OF_VIEW = [75, 90, 100];

export function createWalkers(scene: Scene, hall: Hall, floor: Floor, seed: number) {
  const random = createRandom(seed);
  const between = ({ least, most }: { least: number; most: number }) => least + random() * (most - least);
  const walkers: Walker[] = [];
  const minds: Mind[] = [];
  const crowdAtStage = Math.min(AT_THE_STAGE.share, AT_THE_STAGE.most / hall.people);

  function chooseTarget(walker: Walker, mind: Mind): void {
    const { x, z } = walker.motion;
    const other = walkers[Math.floor(random() * walkers.length)];
    const dice = random();
    mind.target = placeIn(scene, hall.kind, random);
    if (dice < crowdAtStage) {
      for (let i = 0; i < 60 && metresToStage(scene, mind.target.x, mind.target.z) > AT_THE_STAGE.metres; i++)
        mind.target = placeIn(scene, hall.kind, random);
    } else if (dice < crowdAtStage + BESIDE_SOMEBODY && other) {
      mind.target = { x: other.motion.x + random() - 0.5, z: other.motion.z + random() - 0.5 };
    }
    const away = Math.hypot(mind.target.x - x, mind.target.z - z);
    const metres = Math.min(away, between(WALK_METRES));
    if (away > 0) {
      mind.target.x = x + ((mind.target.x - x) * metres) / away;
      mind.target.z = z + ((mind.target.z - z) * metres) / away;
    }
    mind.run = random() < RUNNERS;
    mind.pace = 0.6 + random() * 0.4;
    mind.weave = random() < WEAVES.share ? random() * WEAVES.radians : 0;
    mind.weaveSpeed = 0.8 + random();
  }

  function walk(walker: Walker, mind: Mind, dt: number): void {
    const { motion } = walker;
    const dx = mind.target.x - motion.x;
    const dz = mind.target.z - motion.z;
    const away = Math.hypot(dx, dz);
    const speed = Math.hypot(motion.vx, motion.vz);
    // Blocked, or there: stands, looks at the stage or around.
    if (away < 0.4 || (mind.time > 1 && speed < 0.05)) {
      mind.standUntil = mind.time + between(STAND_SECONDS);
      mind.glance = (random() - 0.5) * 3;
      return;
    }
    const turn = mind.weave * Math.sin(mind.time * mind.weaveSpeed);
    const c = Math.cos(turn) / away;
    const s = Math.sin(turn) / away;
    const stride = {
      x: (dx * c - dz * s) * mind.pace,
      z: (dx * s + dz * c) * mind.pace,
      run: mind.run,
    };
    walker.motion = step(motion, stride, dt, floor);
    const heading = Math.atan2(-walker.motion.vx, -walker.motion.vz);
    walker.yaw = turned(walker.yaw, heading, TURN_RADIANS_PER_SECOND * dt);
    walker.viewYaw = turned(walker.viewYaw, heading, GLANCE_RADIANS_PER_SECOND * dt);
  }

  function stand(walker: Walker, mind: Mind, dt: number): void {
    const { vx, vz } = walker.motion;
    if (vx !== 0 || vz !== 0) walker.motion = step(walker.motion, { x: 0, z: 0, run: false }, dt, floor);
    walker.viewYaw = turned(walker.viewYaw, walker.yaw + mind.glance, GLANCE_RADIANS_PER_SECOND * dt);
  }

  function talk(walker: Walker, mind: Mind, dt: number): void {
    if (random() < BEGINS_TO_TALK * dt) mind.talkUntil = mind.time + TALK_SECONDS;
    // Ten times a second, as a meter does.
    if (mind.time < mind.talkUntil) {
      if (Math.floor(mind.time * 10) !== Math.floor((mind.time - dt) * 10))
        walker.level = 0.1 + random() * 0.7;
    } else walker.level = 0;
  }

  return {
    walkers: walkers as readonly Walker[],
    add(x: number, z: number, yaw: number): void {
      const walker: Walker = {
        motion: { x, z, vx: 0, vz: 0 },
        yaw,
        viewYaw: yaw,
        degrees: FIELDS_OF_VIEW[walkers.length % FIELDS_OF_VIEW.length] ?? 90,
        level: 0,
        isWalking: false,
        gesture: null,
      };
      const mind: Mind = {
        ...{ target: { x, z }, pace: 1, run: false, weave: 0, weaveSpeed: 1 },
        ...{ time: 0, standUntil: random() * 2, talkUntil: 0, glance: 0 },
      };
      walkers.push(walker);
      minds.push(mind);
    },
    /** The server says where one stands. */
    put(index: number, x: number, z: number): void {
      const walker = walkers[index];
      if (walker) walker.motion = { x, z, vx: 0, vz: 0 };
    },
    advance(index: number, dt: number, isIdle: boolean): void {
      const walker = walkers[index];
      const mind = minds[index];
      if (!walker || !mind) return;
      mind.time += dt;
      if (isIdle) {
        mind.standUntil = mind.time + random() * 2;
        mind.glance = 0;
        walker.level = 0;
        stand(walker, mind, dt);
      } else {
        if (mind.standUntil > 0 && mind.time >= mind.standUntil) {
          mind.standUntil = 0;
          mind.time = 0;
          mind.talkUntil = 0;
          chooseTarget(walker, mind);
        }
        if (mind.standUntil > 0) stand(walker, mind, dt);
        else walk(walker, mind, dt);
        talk(walker, mind, dt);
        if (random() < WAVES * dt)
          walker.gesture = GESTURES[1 + Math.floor(random() * (GESTURES.length - 1))] ?? null;
      }
      walker.isWalking = gaitOf(walker.motion) !== "rest";
    },
  };
}

/** As a client would say it. */
export function poseOf({ motion, yaw, level }: Walker): Pose {
  const gait = gaitOf(motion);
  const isResting = gait === "rest";
  return {
    x: motion.x,
    z: motion.z,
    yaw,
    vx: isResting ? 0 : motion.vx,
    vz: isResting ? 0 : motion.vz,
    gait,
    seated: false,
    holdingMicrophone: false,
    gesture: 0,
    level,
  };
}

function turned(from: number, to: number, most: number): number {
  const turn = Math.PI * 2;
  let by = (to - from) % turn;
  if (by > Math.PI) by -= turn;
  if (by < -Math.PI) by += turn;
  return from + Math.max(-most, Math.min(most, by));
}
