import { type EventName, type Events, LIMITS, type PersonId } from "@karaverse/protocol";
import type { MotionField } from "../motion";
import { type Member, tell } from "./member";

interface Surroundings {
  motion: Pick<MotionField, "poseOf">;
  members: ReadonlyMap<PersonId, Member>;
  broadcast<Name extends EventName>(name: Name, payload: Events[Name]): void;
}

interface Square {
  x: number;
  z: number;
  people: number;
}

/** Half metres, the measure of where something is heard from. */
export const toHalf = (metres: number): number => Math.round(metres * 2);

/** Where a crowd is, for ears: how many in each square, and not who (Rule V7). */
export function createHubbub({ motion, members, broadcast }: Surroundings) {
  let nextAt = 0;
  /** By crowd. */
  let told = new Map<number, number[]>();
  /** Connections that have heard it. */
  const listeners = new WeakSet<object>();

  function counted(): Map<number, number[]> {
    const crowds = new Map<number, Map<string, Square>>();
    for (const { shortId, crowd } of members.values()) {
      const { x, z } = motion.poseOf(shortId);
      const squares = crowds.get(crowd) ?? new Map<string, Square>();
      crowds.set(crowd, squares);
      const key = `${Math.floor(x / LIMITS.hubbubMetres)} ${Math.floor(z / LIMITS.hubbubMetres)}`;
      const square = squares.get(key) ?? { x: 0, z: 0, people: 0 };
      squares.set(key, square);
      square.x += x;
      square.z += z;
      square.people++;
    }
    const flat = [...crowds].map(([crowd, squares]): [number, number[]] => [
      crowd,
      // Their middle: of a square that a wall parts, where most of them are.
      [...squares.values()].flatMap(({ x, z, people }) => [toHalf(x / people), toHalf(z / people), people]),
    ]);
    return new Map(flat);
  }

  return {
    tick(now: number): void {
      if (now < nextAt) return;
      nextAt = now + LIMITS.hubbubMs;
      const crowds = counted();
      const changed = new Set<number>();
      for (const [crowd, squares] of crowds) {
        const before = told.get(crowd);
        if (before?.length === squares.length && squares.every((one, n) => one === before[n])) continue;
        changed.add(crowd);
        broadcast("hubbub", { crowd, squares });
      }
      for (const member of members.values()) {
        const { client, crowd } = member;
        if (!client || listeners.has(client)) continue;
        listeners.add(client);
        const squares = crowds.get(crowd);
        if (squares && !changed.has(crowd)) tell(member, "hubbub", { crowd, squares });
      }
      told = crowds;
    },
  };
}
