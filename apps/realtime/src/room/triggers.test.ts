import type { PersonId } from "@karaverse/protocol";
import { expect, test } from "vitest";
import { createMotion } from "../motion";
import type { Member } from "./member";
import { createTriggers } from "./triggers";

/** The club's ring of light lies in the middle of its dance floor. */
const IN: [number, number] = [0, -3.6];
const OUT: [number, number] = [4, -3.6];

function club() {
  const motion = createMotion("club", 8);
  const members = new Map<PersonId, Member>();
  const heard: { prop: string; by: string; crowd: number }[] = [];
  const triggers = createTriggers({
    ...{ motion, members },
    broadcast: (_name, payload) => heard.push(payload as (typeof heard)[number]),
  });
  return {
    heard,
    come(personId: PersonId, crowd = 0): number {
      const shortId = motion.add(() => false, 0, crowd);
      members.set(personId, { personId, shortId, crowd } as Member);
      return shortId;
    },
    stand(shortId: number, [x, z]: [number, number], now: number): void {
      motion.putAt(shortId, { x, z }, now);
      triggers.tick(now);
    },
  };
}

test("M9 it answers who comes in, and not who stays", () => {
  const { heard, come, stand } = club();
  const ada = come("ada");
  stand(ada, IN, 1_000);
  expect(heard).toEqual([{ prop: "light-ring", by: "ada", crowd: 0 }]);
  for (let now = 2_000; now < 60_000; now += 1_000) stand(ada, IN, now);
  expect(heard).toHaveLength(1);
  stand(ada, OUT, 61_000);
  stand(ada, IN, 62_000);
  expect(heard).toHaveLength(2);
});

test("M9 it rests for six seconds, in each crowd for itself", () => {
  const { heard, come, stand } = club();
  const [ada, bea, twin] = [come("ada"), come("bea"), come("twin", 1)];
  stand(ada, IN, 1_000);
  stand(bea, IN, 2_000);
  expect(heard).toHaveLength(1);
  stand(twin, IN, 3_000);
  expect(heard.at(-1)).toEqual({ prop: "light-ring", by: "twin", crowd: 1 });
  stand(bea, OUT, 4_000);
  stand(bea, IN, 7_500);
  expect(heard.at(-1)).toEqual({ prop: "light-ring", by: "bea", crowd: 0 });
});
