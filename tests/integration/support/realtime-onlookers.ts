import type { Room } from "@karaverse/database";
import { LIMITS } from "@karaverse/protocol";
import { expect } from "vitest";
import type { Guest } from "./realtime-guest";
import type { House } from "./realtime-house";

const STEP_MS = 1_000 / LIMITS.motionHz;
/** A tenth would be noticed; the rest is a machine with other work, ms. */
const LONGEST_GAP_MS = 6_000;
const LONGEST_ANSWER_MS = 6_000;

export interface Onlookers {
  witness: Guest;
  walker: Guest;
  /** Whatever happens meanwhile: they notice nothing, but for so many lines and reactions that anybody may send. */
  during<T>(attack: () => Promise<T>, mayHear?: number): Promise<T>;
}

/** Two honest people in a room, one walking up and down before the other. */
export async function onlookers(house: House, room: Room): Promise<Onlookers> {
  const [witness, walker] = [await house.join("Witness", { room }), await house.join("Walker", { room })];
  await witness.must("follow", { person: walker.personId });
  await house.put(room, walker, 0, 6);
  await witness.until("the walker is in sight", () => witness.sight.has(walker.shortId));

  /** What the two know of themselves and of the room, without whoever comes and goes. */
  const known = (guest: Guest) => {
    const { participants, queue, performance, theme, lights, locked, name } = guest.state;
    return {
      people: [witness, walker].map(({ personId }) => participants.get(personId)?.toJSON()),
      queue: queue.toJSON(),
      performance: performance.toJSON(),
      ...{ theme, lights, locked, name },
    };
  };
  const told = (guest: Guest) =>
    guest.events.filter(({ name }) => name === "chat" || name === "announcement" || name === "reaction");

  return {
    witness,
    walker,
    async during(attack, mayHear = 0) {
      const before = known(witness);
      const [toldBefore, from] = [told(witness).length, witness.frames.length];
      let steps = 0;
      const timer = setInterval(() => {
        const along = Math.sin(steps++ / 12);
        walker.propose({ x: along, gait: "walk" });
      }, STEP_MS);
      const seenAt: number[] = [performance.now()];
      let frames = from;
      const watching = setInterval(() => {
        const news = witness.frames.slice(frames);
        frames += news.length;
        if (news.some(({ update }) => update.poses.some(({ id }) => id === walker.shortId)))
          seenAt.push(performance.now());
      }, 5);
      try {
        return await attack();
      } finally {
        const since = performance.now();
        await witness.must("gesture", { gesture: "clap" });
        const answered = performance.now() - since;
        clearInterval(timer);
        clearInterval(watching);
        seenAt.push(performance.now());
        const gaps = seenAt.slice(1).map((at, n) => at - (seenAt[n] ?? at));
        expect([witness.closed, walker.closed]).toEqual([null, null]);
        expect(known(witness)).toEqual(before);
        expect(told(witness).length - toldBefore).toBeLessThanOrEqual(mayHear);
        expect(answered).toBeLessThan(LONGEST_ANSWER_MS);
        expect(Math.max(...gaps)).toBeLessThan(LONGEST_GAP_MS);
        expect([...witness.faults, ...walker.faults]).toEqual([]);
      }
    },
  };
}
