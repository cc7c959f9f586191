import { createEarshot, EARSHOT_TICKS } from "../src/earshot";
import { createFieldOfView } from "../src/sight";
import { toArray } from "../src/world";
import { sortUp, standing, TICK_MS } from "./room";

/** In so long everybody is looked at once. */
export const ROUND_MS = EARSHOT_TICKS * TICK_MS;

/** People with microphones, and what each was told of them. */
export function hall(capacity = 64) {
  const field = createFieldOfView({ capacity });
  const earshot = createEarshot(field.world);
  let now = 0;
  return {
    field,
    earshot,
    add(x: number, z: number, { open = true, crowd = 0 } = {}) {
      const id = field.add(x, z, 0, crowd);
      earshot.reset(id);
      earshot.setMicrophone(id, open);
      return id;
    },
    remove(id: number) {
      field.remove(id);
      earshot.reset(id);
    },
    place(id: number, x: number, z: number) {
      field.show(id, { ...standing, x, z }, now);
    },
    /** Returns who was looked at in each tick. */
    pass(ms = ROUND_MS): number[][] {
      const looks: number[][] = [];
      for (let i = 0; i < ms; i += TICK_MS) {
        now += TICK_MS;
        looks.push(toArray(earshot.tick(now)));
      }
      return looks;
    },
    heard: (id: number) => toArray(earshot.earshotOf(id).others).sort(sortUp),
    performers: (id: number) => toArray(earshot.earshotOf(id).performers),
    /** Who is to be told something, and is told now. */
    tellAll(): number[] {
      const ids = toArray(earshot.changed).sort(sortUp);
      earshot.told();
      return ids;
    },
  };
}
