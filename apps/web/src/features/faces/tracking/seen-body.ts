import type { SeenBody, SeenWrist } from "@karaverse/avatars/face";

interface Mark {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly visibility?: number;
}

/** Where the finder has them. */
const LEFT = { shoulder: 11, elbow: 13, wrist: 15 } as const;
const RIGHT = { shoulder: 12, elbow: 14, wrist: 16 } as const;
/** The finder is that sure of what it sees; it guesses the rest. */
const SURE = 0.5;
/** One camera sees depth badly: what it says of a turned trunk counts half. */
const TURN = 0.5;

/**
 * A body as its owner holds it: x to the own left, y up, z ahead.
 *
 * @param world metres: x to the picture's right, y down, z away from the camera
 * @param picture shares of the picture
 * @returns null where no shoulders are
 */
export function seenBody(world: readonly Mark[], picture: readonly Mark[]): SeenBody | null {
  const left = world[LEFT.shoulder];
  const right = world[RIGHT.shoulder];
  if (!left || !right || !isSure(picture[LEFT.shoulder]) || !isSure(picture[RIGHT.shoulder])) return null;
  const across = Math.max(0.05, left.x - right.x);
  return {
    turn: TURN * Math.atan2(left.z - right.z, across),
    lean: Math.atan2(left.y - right.y, across),
    left: wristOf(LEFT, world, picture),
    right: wristOf(RIGHT, world, picture),
  };
}

function wristOf(
  arm: typeof LEFT | typeof RIGHT,
  world: readonly Mark[],
  picture: readonly Mark[],
): SeenWrist {
  const [shoulder, elbow, wrist] = [world[arm.shoulder], world[arm.elbow], world[arm.wrist]];
  const at = picture[arm.wrist];
  const isIn = at !== undefined && at.x > 0 && at.x < 1 && at.y > 0 && at.y < 1;
  if (!shoulder || !elbow || !wrist || !isIn || !isSure(at) || !isSure(picture[arm.elbow]))
    return { isSeen: false, x: 0, y: 0, z: 0 };
  const long = Math.max(0.2, apart(shoulder, elbow) + apart(elbow, wrist));
  return {
    isSeen: true,
    x: (wrist.x - shoulder.x) / long,
    y: (shoulder.y - wrist.y) / long,
    z: (shoulder.z - wrist.z) / long,
  };
}

const isSure = (mark: Mark | undefined): boolean => (mark?.visibility ?? 0) > SURE;
const apart = (a: Mark, b: Mark): number => Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
