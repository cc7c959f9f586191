import type { Bench } from "../scripts/bench/figures";
import { onStopSignal } from "../scripts/launch/stop-signals";
import { openContest } from "./sync/contest";
import { figuresOf } from "./sync/figures";
import { planOf } from "./sync/plan";
import { leaveServerCore } from "./sync/process";
import { runPlan } from "./sync/run";
import { printTables } from "./sync/tables";

const bench: Bench = {
  about: "who is sent whom, for a hall of people: ours beside bare ws, Colyseus' state and its StateView",
  options: {
    people: "only this many, or several with commas (else 100, 250, 500, 1000, and the most that holds)",
    seconds: "of each window, at most 8 (4)",
    density: "people a square metre of the hall (0.1)",
    only: "parts, with commas: hall, dense, idle, storm, most; and contenders: floor, ours, schema, view",
  },

  async run(say, given) {
    const plan = planOf(given);
    leaveServerCore(say);
    const contest = await openContest(say);
    // Who waits for a turn stands still, and would do so for ever.
    onStopSignal(() => void contest.close().finally(() => process.exit(1)));
    try {
      const results = await runPlan(plan, contest, say);
      printTables(results);
      return figuresOf(results);
    } finally {
      await contest.close();
    }
  },
};

export default bench;
