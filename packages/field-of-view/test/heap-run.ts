import { createFieldOfView } from "../src/sight";
import { standing, TICK_MS } from "./room";

/** A hall in motion. Prints how many bytes one call of tick or frame leaves on the heap. */
const PEOPLE = 300;
const TICKS = 300;
const NO_ANSWER = { acknowledged: 0, correction: null };

const field = createFieldOfView({ capacity: PEOPLE, bytesPerSecond: 3_000 });
for (let i = 0; i < PEOPLE; i++) field.add((i % 20) * 2 - 20, Math.floor(i / 20) * 2 - 15, i);
field.setPerforming(7, true);
const out = new Uint8Array(field.frameBytesMax);
const view = new DataView(out.buffer);
const face = new Uint8Array(52);
const pose = { ...standing };
const turn = { yaw: 0, degrees: 80, back: 3 };
let now = 0;
let bytes = 0;

function move(): void {
  for (let id = 0; id < PEOPLE; id++) {
    pose.x = (field.world.x[id] ?? 0) + Math.sin(now / 300 + id) * 0.08;
    pose.z = field.world.z[id] ?? 0;
    pose.gait = id % 3 === 0 ? "rest" : "walk";
    pose.vx = Math.sin(now / 300 + id) * 1.6;
    field.show(id, pose, now);
    turn.yaw = Math.sin(now / 1_000 + id) * 3;
    field.setView(id, turn);
    if (id % 5 === 0) {
      face[now % 52] = now & 255;
      field.setFace(id, face);
    }
  }
}

/** Returns the bytes that telling everybody took, and not those of moving them about. */
function pass(): number {
  now += TICK_MS;
  move();
  const before = process.memoryUsage().heapUsed;
  field.tick(now);
  for (let id = 0; id < PEOPLE; id++) bytes += field.frame(id, NO_ANSWER, false, out, view, 0);
  return process.memoryUsage().heapUsed - before;
}

// Warm: the compiler has seen it all.
for (let i = 0; i < TICKS; i++) pass();
globalThis.gc?.();
let grown = 0;
for (let i = 0; i < TICKS; i++) grown += pass();
console.log(JSON.stringify({ perCall: grown / (TICKS * PEOPLE * 2), frameBytes: bytes }));
