import { setTimeout as pause } from "node:timers/promises";
import type { Running, Window } from "./contest";
import type { Pattern } from "./messages";
import { median } from "./numbers";

/** After the other had the cores. */
const RESUME_MS = 1_200;

export interface Duel {
  ours: Window[];
  floor: Window[];
  /** Server CPU of ours over the floor's. */
  ratio: number;
}

/** Both take turns, and time stands still for who waits: the machine is never equally quiet for long. */
export async function takeTurns(
  ours: Running,
  floor: Running,
  first: Window,
  seconds: number,
  turns: number,
): Promise<Duel> {
  const windows: Pick<Duel, "ours" | "floor"> = { ours: [first], floor: [] };
  const turnOf = async (one: Running, other: Running, pattern?: Pattern): Promise<Window> => {
    other.freeze();
    one.thaw();
    if (pattern) await one.speak(pattern);
    await pause(RESUME_MS);
    return one.measure(seconds);
  };
  for (let turn = 0; turn < turns; turn++) {
    const own = turn > 0 ? await turnOf(ours, floor) : first;
    if (turn > 0) windows.ours.push(own);
    // People gather, and are told more: the floor says as much as was said in the window that it stands beside.
    windows.floor.push(await turnOf(floor, ours, own.load.pattern));
  }
  ours.thaw();
  await floor.stop();
  await pause(RESUME_MS);
  // Each with its neighbour in time: what others do on the machine changes slower than that.
  const ratios = windows.floor.map(({ cpu }, turn) => (windows.ours[turn]?.cpu ?? Number.NaN) / cpu);
  return { ...windows, ratio: median(ratios) };
}
