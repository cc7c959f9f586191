import { createEarshot } from "../src/earshot";
import { createFieldOfView } from "../src/sight";
import { standing, TICK_MS } from "./room";

/** A crowd that talks and walks. Prints how many bytes one look at a listener leaves on the heap. */
const PEOPLE = 400;
/** As a server's clock says it: no small integer. */
const START = 1_800_000_000_000.5;

const field = createFieldOfView({ capacity: PEOPLE });
const earshot = createEarshot(field.world);
for (let id = 0; id < PEOPLE; id++) {
  field.add((id % 20) * 2 - 20, Math.floor(id / 20) * 2 - 20, 0);
  earshot.reset(id);
  earshot.setMicrophone(id, id % 3 !== 0);
}
const pose = { ...standing };
let looks = 0;
let told = 0;

function change(tick: number): void {
  for (let id = 0; id < PEOPLE; id++) {
    pose.x = Math.sin(tick / 200 + id) * 20;
    pose.z = Math.cos(tick / 300 + id * id) * 20;
    field.show(id, pose, START + tick * TICK_MS);
  }
  earshot.setMicrophone((tick * 13) % PEOPLE, tick % 2 === 0);
  field.setPerforming(3, tick % 50 < 25);
  earshot.ask((tick * 7) % PEOPLE);
}

const used = (): number => process.memoryUsage().heapUsed;

/** Returns the bytes that the looks took, and not those of moving people about nor of asking (150 each time). */
function pass(tick: number): number {
  change(tick);
  const now = START + tick * TICK_MS;
  const start = used();
  const before = used();
  looks += earshot.tick(now).length;
  told += earshot.changed.length;
  earshot.told();
  return used() - before - (before - start);
}

let tick = 0;

function perLookIn(ticks: number): number {
  looks = 0;
  let grown = 0;
  for (const end = tick + ticks; tick < end; tick++) grown += pass(tick);
  return grown / looks;
}

// Warm: the compiler has seen it all, or nearly so; where it is still at work it takes memory too.
perLookIn(1_000);
globalThis.gc?.();
const perLook = Math.min(...Array.from({ length: 4 }, () => perLookIn(400)));
console.log(JSON.stringify({ perLook, told }));
