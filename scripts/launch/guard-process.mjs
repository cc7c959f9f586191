// Outlives the launcher. It is told which processes the launcher started (one JSON value a line on stdin); when stdin
// ends without a goodbye, the launcher was killed, and this ends what it left, last started first.
// Plain JavaScript without imports of ours: it must be up before the first service is.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const LOOK_EVERY_MS = 50;

/** @type {Map<number, { stopSignal: NodeJS.Signals, stopWithinMs: number }>} by process id, in the order of starting */
const charges = new Map();
let goodbye = false;

// Ctrl-C in a terminal reaches everybody in the foreground; a guard goes only when its stdin ends.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => undefined);

const lines = createInterface({ input: process.stdin });
lines.on("line", (line) => {
  const word = JSON.parse(line);
  if (word.add) charges.set(word.add, word);
  if (word.remove) charges.delete(word.remove);
  if (word.goodbye) goodbye = true;
});
lines.on("close", async () => {
  if (goodbye) return;
  for (const [pid, ending] of [...charges].reverse()) await end(pid, ending);
});

async function end(pid, { stopSignal, stopWithinMs }) {
  send(pid, stopSignal);
  for (let waited = 0; waited < stopWithinMs && isAlive(pid); waited += LOOK_EVERY_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  // The whole group: what the process itself has started goes with it.
  send(-pid, "SIGKILL");
  send(pid, "SIGKILL");
}

function isAlive(pid) {
  if (!send(pid, 0)) return false;
  try {
    // Ended, and not yet collected by the system's first process.
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return true;
  }
}

/** @returns whether there was somebody to send it to */
function send(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
