import { dice, seedOf } from "@karaverse/avatars";
import { CLIENT_MESSAGES, DANCES, encodeInput } from "@karaverse/protocol";
import {
  BODY_RADIUS,
  obstaclesOf,
  onFootprint,
  type Scene,
  seatsOf,
  stageExit,
  type ThemeName,
} from "@karaverse/worlds";
import type { Company, Guest } from "./company";

/** Dances and claps last seconds where there is no dance floor. */
const AGAIN_MS = 4_000;
/** Camera to stage stays free of heads, metres to either side. */
const AISLE = 0.75;
const CHEERS = ["clap", "cheer", "wave"] as const;
/** As on a desktop, degrees. */
const FIELD_OF_VIEW = 80;

export interface Gathering {
  guests: number;
  /** How many of them sit. */
  sitting: number;
  /** The floor in front of the stage where the others stand, metres. */
  floor: { halfWidth: number; depth: number };
  /** Who takes the picture: metres from the stage's edge, and to the right of its middle; where all sit, they do. */
  eye: { back: number; right: number; sits?: true };
}

export const GATHERINGS: Readonly<Record<ThemeName, Gathering>> = {
  lounge: { guests: 17, sitting: 5, floor: { halfWidth: 4.6, depth: 4.6 }, eye: { back: 6.4, right: 0.5 } },
  box: { guests: 6, sitting: 6, floor: { halfWidth: 1.2, depth: 1.4 }, eye: { back: 2.9, right: 0.95 } },
  club: { guests: 34, sitting: 3, floor: { halfWidth: 5.6, depth: 7 }, eye: { back: 8.6, right: 0.6 } },
  "open-air": {
    guests: 54,
    sitting: 0,
    floor: { halfWidth: 8.5, depth: 9 },
    eye: { back: 11.5, right: 0.8 },
  },
  theatre: {
    guests: 66,
    sitting: 66,
    floor: { halfWidth: 3, depth: 7 },
    eye: { back: 9.2, right: 1.6, sits: true },
  },
};

/** Puts a person somewhere at once, as a host may; metres. */
export type Place = (person: string, x: number, z: number) => Promise<void>;

/** Some sit, the others stand before the stage and look at it, dance and clap. */
export async function gather(
  scene: Scene,
  { sitting, floor }: Gathering,
  { people }: Company,
  place: Place,
): Promise<{ stop(): void }> {
  const edge = stageExit(scene, 0).z;
  const random = dice(11);
  const seats = seatsOf(scene)
    .filter(({ x, z }) => Math.abs(x) > AISLE && z > edge && z < edge + floor.depth + 6)
    // In front and near the middle is taken first; neighbours in the list are far apart all the same.
    .map((seat) => ({
      seat,
      wish: (seedOf(seat.id) % 997) / 997 + Math.abs(seat.x) / 12 + (seat.z - edge) / 9,
    }))
    .sort((a, b) => a.wish - b.wish)
    .map(({ seat }) => seat);
  const moves: (() => Promise<unknown>)[] = [];
  const taken: { x: number; z: number }[] = [];
  for (const [i, guest] of people.entries()) {
    const seat = i < sitting ? seats[i] : undefined;
    if (seat) {
      await place(guest.id, seat.exit.x, seat.exit.z);
      await guest.ask("sit", { seat: seat.id });
      continue;
    }
    const beside = i % 3 === 0 ? undefined : taken.at(-1);
    const spot = freeSpot(scene, floor, edge, taken, random, beside);
    if (!spot) continue;
    taken.push(spot);
    await place(guest.id, spot.x, spot.z);
    stand(guest, spot, scene, beside && Math.hypot(beside.x - spot.x, beside.z - spot.z) < 2 ? beside : null);
    const gesture = i % 3 === 0 ? DANCES[i % DANCES.length] : CHEERS[i % CHEERS.length];
    if (i % 4 !== 1) moves.push(() => guest.ask("gesture", { gesture }));
  }
  const go = () => {
    // Too many gestures in too little time are refused, and it is only for the look of it.
    for (const move of moves) move().catch(() => undefined);
  };
  go();
  const timer = setInterval(go, AGAIN_MS);
  return { stop: () => clearInterval(timer) };
}

interface Spot {
  x: number;
  z: number;
}

/** @param beside somebody whom one would rather stand beside */
function freeSpot(
  scene: Scene,
  { halfWidth, depth }: Gathering["floor"],
  edge: number,
  taken: readonly Spot[],
  random: () => number,
  beside: Spot | undefined,
): Spot | null {
  const solid = obstaclesOf(scene);
  for (let tries = 0; tries < 200; tries++) {
    const isTogether = beside && tries < 100;
    const x = isTogether ? beside.x + (random() * 2 - 1) * 1.3 : (random() * 2 - 1) * halfWidth;
    const z = isTogether ? beside.z + (random() * 2 - 1) * 0.7 : edge + 0.4 + random() * depth;
    if (Math.abs(x) < AISLE || Math.abs(x) > halfWidth || z < edge + 0.4 || z > edge + depth) continue;
    if (taken.some((other) => Math.hypot(other.x - x, other.z - z) < 0.85)) continue;
    const touches = AROUND.some(([dx, dz]) =>
      solid.some((shape) => onFootprint(shape, x + dx * BODY_RADIUS, z + dz * BODY_RADIUS)),
    );
    if (!touches) return { x, z };
  }
  return null;
}

const AROUND = [
  [0, 0],
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** Of who stands with somebody: so much of the way from the stage round to them. */
const TURNED = 0.6;

/** Towards the stage; who is with somebody half to them, and their eyes alone to the stage. */
function stand(guest: Guest, { x, z }: Spot, { stage }: Scene, to: Spot | null): void {
  const mark = stage.marks[0] ?? { x: 0, z: 0 };
  const ahead = Math.atan2(x - mark.x, z - mark.z);
  const aside = to ? Math.atan2(x - to.x, z - to.z) - ahead : 0;
  const yaw = ahead + TURNED * Math.atan2(Math.sin(aside), Math.cos(aside));
  const pose = {
    ...{ x, z, yaw, vx: 0, vz: 0 },
    ...({ gait: "rest", seated: false, holdingMicrophone: false, gesture: 0, level: 0 } as const),
  };
  const input = { sequence: 1, time: performance.now(), pose, viewYaw: yaw, fieldOfView: FIELD_OF_VIEW };
  guest.sendBytes(CLIENT_MESSAGES.motion, encodeInput(input));
}
