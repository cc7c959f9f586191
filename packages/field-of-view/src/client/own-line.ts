import {
  type MotionInput,
  type Pose,
  quantiseMetres,
  quantiseVelocity,
  quantiseYaw,
  stateOf,
  UNITS_PER_METRE,
  UNITS_PER_METRE_PER_SECOND,
} from "@karaverse/protocol";
import { turn } from "./told";

/** Off the line that the room was told by more is news, metres: half of what the room tells others for (Rule S5). */
const OFF_LINE_METRES = 0.015;
/** A body that turned by this much, radians (2 degrees): a third of what others are told for. */
const TURNED = 0.035;
/**
 * A camera that turned by this much, radians (3 degrees), and one that got wider or narrower, degrees. Less is told with
 * the next beat, as finely as an input can say it.
 */
const LOOKED_ELSEWHERE = 0.05;
const WIDER = 1;
/** The own voice, louder or softer by this much, of 1; silence and its end always count. */
const LOUDER = 0.06;
/** Who walks or looks around is heard of so often: the room lets nobody walk on for longer than 350 ms by themselves. */
const BEAT_MS = 200;
/** ... and who rests, to be put right if anything went wrong. */
const RESTING_EVERY_MS = 10_000;

/** Where one looks. Radians, degrees. */
export interface Camera {
  readonly yaw: number;
  readonly fieldOfView: number;
}

/**
 * Rule M5: what the room thinks of one's own body: it goes on along the line of the last input, a place, a velocity and a
 * time. Says when that is no longer true: of who walks straight on the room hears five times a second, not twenty.
 */
export function createOwnLine() {
  const line = { x: 0, z: 0, vx: 0, vz: 0, at: 0, yaw: 0, state: 0, level: 0 };
  const camera = { yaw: 0, fieldOfView: 0 };
  let isTold = false;

  function isOff({ x, z }: Readonly<Pose>, at: number): boolean {
    const seconds = (at - line.at) / 1_000;
    return Math.hypot(x - line.x - line.vx * seconds, z - line.z - line.vz * seconds) > OFF_LINE_METRES;
  }

  return {
    /**
     * Whether the room has to hear of this.
     *
     * @param at when the pose held, ms of the clock of the inputs
     */
    isNews(pose: Readonly<Pose>, looks: Camera, at: number): boolean {
      const isStirring = pose.gait !== "rest" || quantiseYaw(looks.yaw) !== quantiseYaw(camera.yaw);
      return (
        !isTold ||
        at - line.at >= (isStirring ? BEAT_MS : RESTING_EVERY_MS) ||
        stateOf(pose) !== line.state ||
        isOff(pose, at) ||
        Math.abs(turn(line.yaw, pose.yaw)) > TURNED ||
        Math.abs(turn(camera.yaw, looks.yaw)) > LOOKED_ELSEWHERE ||
        Math.abs(looks.fieldOfView - camera.fieldOfView) > WIDER ||
        Math.abs(pose.level - line.level) > LOUDER ||
        (pose.level === 0) !== (line.level === 0)
      );
    },
    /** This input went out: the room knows of it what its bytes can say. */
    told({ pose, time, viewYaw, fieldOfView }: MotionInput): void {
      isTold = true;
      line.x = quantiseMetres(pose.x) / UNITS_PER_METRE;
      line.z = quantiseMetres(pose.z) / UNITS_PER_METRE;
      line.vx = quantiseVelocity(pose.vx) / UNITS_PER_METRE_PER_SECOND;
      line.vz = quantiseVelocity(pose.vz) / UNITS_PER_METRE_PER_SECOND;
      line.at = time;
      line.yaw = pose.yaw;
      line.state = stateOf(pose);
      line.level = pose.level;
      camera.yaw = viewYaw;
      camera.fieldOfView = fieldOfView;
    },
    /** The room has put the body elsewhere, or is another one: the next pose is news. */
    forget(): void {
      isTold = false;
    },
  };
}

export type OwnLine = ReturnType<typeof createOwnLine>;
