import { createFieldOfView, type FieldOfView } from "../src/sight";
import { toArray } from "../src/world";

export const TICK_MS = 50;

/** A room in which time passes in ticks; collects what one viewer was told. */
export function room(options: { capacity?: number; most?: number; reserved?: number } = {}) {
  const field = createFieldOfView({ capacity: 64, ...options });
  let now = 0;
  const told = (id: number) => {
    const { entered, left, due } = field.sightOf(id);
    return {
      entered: toArray(entered).sort(sortUp),
      left: toArray(left).sort(sortUp),
      due: toArray(due).sort(sortUp),
    };
  };
  const tick = (count = 1) => {
    for (let i = 0; i < count; i++) {
      now += TICK_MS;
      field.tick(now);
    }
  };
  return { field, tick, told };
}

export const sortUp = (a: number, b: number) => a - b;
export const inSight = (field: FieldOfView, id: number) => toArray(field.inSightOf(id)).sort(sortUp);
