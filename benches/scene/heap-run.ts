import { Hall } from "./heap-hall";

/** 200 people in a club. Prints how many bytes one frame of them leaves on the heap. */
const PEOPLE = 200;
const DIFFERENT = 6;
/** The compiler has seen it all, and everybody is as fine as they will be. */
const SETTLING = 900;
const FRAMES = 300;

const hall = new Hall(PEOPLE, DIFFERENT);
await hall.fill();
for (let n = 0; n < SETTLING; n++) hall.update();
globalThis.gc?.();
const before = process.memoryUsage().heapUsed;
for (let n = 0; n < FRAMES; n++) hall.update();
const grown = process.memoryUsage().heapUsed - before;
console.log(JSON.stringify({ perFrame: grown / FRAMES, tiers: hall.tiers() }));
process.exit();
