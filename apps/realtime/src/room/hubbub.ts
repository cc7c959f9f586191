import { type EventName, type Events, LIMITS, type PersonId } from "@karaverse/protocol";
import type { MotionField } from "../motion";
import { type Member, tell } from "./member";

interface Surroundings {
  motion: Pick<MotionField, "poseOf">;
  members: ReadonlyMap<PersonId, Member>;
  broadcast<Name extends EventName>(name: Name, payload: Events[Name]): void;
}

/** Sums of the places of those who are in it. */
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

  function squaresOf(crowd: readonly Square[], edge: number): Square[] {
    const squares = new Map<string, Square>();
    for (const { x, z, people } of crowd) {
      const key = `${Math.floor(x / people / edge)} ${Math.floor(z / people / edge)}`;
      const square = squares.get(key);
      if (!square) squares.set(key, { x, z, people });
      else {
        square.x += x;
        square.z += z;
        square.people += people;
      }
    }
    return [...squares.values()];
  }

  function counted(): Map<number, number[]> {
    const crowds = new Map<number, Square[]>();
    for (const { shortId, crowd } of members.values()) {
      const { x, z } = motion.poseOf(shortId);
      const all = crowds.get(crowd);
      if (all) all.push({ x, z, people: 1 });
      else crowds.set(crowd, [{ x, z, people: 1 }]);
    }
    const flat = [...crowds].map(([crowd, all]): [number, number[]] => {
      let edge: number = LIMITS.hubbubMetres;
      let squares = squaresOf(all, edge);
      while (squares.length > LIMITS.hubbubSquares) {
        edge *= 2;
        squares = squaresOf(squares, edge);
      }
      // Their middle: of a square that a wall parts, where most of them are.
      return [crowd, squares.flatMap(({ x, z, people }) => [toHalf(x / people), toHalf(z / people), people])];
    });
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
