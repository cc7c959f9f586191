import { Failure, failureWords, Interrupted, StepFailure } from "./failure";
import { runLaunch } from "./launch";
import { readOptions, USAGE } from "./options";
import { onStopSignal } from "./stop-signals";

const stopping = new AbortController();
onStopSignal(() => stopping.abort());
// A parent that listens has gone: nobody is left to stop us.
process.once("disconnect", () => stopping.abort());

try {
  const options = readOptions(process.argv.slice(2), process.env);
  if ("kind" in options) console.log(USAGE);
  else await runLaunch(options, stopping.signal);
} catch (error) {
  if (!(error instanceof Interrupted)) {
    process.exitCode = 1;
    const told =
      error instanceof StepFailure ? error : new StepFailure("Starting", error, "npm start -- --help");
    console.error(failureWords(told));
    if (!(error instanceof StepFailure || error instanceof Failure)) console.error(error);
  }
}
// Nothing of ours runs any more; a library's forgotten timer must not keep the terminal.
process.exit();
