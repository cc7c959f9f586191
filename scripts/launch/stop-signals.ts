/** A terminal's Ctrl-C reaches us twice, directly and by way of npm; only a later one means impatience. */
const TWICE_WITHIN_MS = 1_500;

/** Calls back once when somebody asks for the end; a second wish, later, ends at once (the guard does the rest). */
export function onStopSignal(stop: () => void): void {
  let first = 0;
  const hear = () => {
    if (first === 0) {
      first = Date.now();
      stop();
    } else if (Date.now() - first > TWICE_WITHIN_MS) {
      process.kill(process.pid, "SIGKILL");
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, hear);
}
