import pc from "picocolors";
import { type Row, tableLines } from "../../scripts/bench/table";
import { millionLines } from "./million";
import { median } from "./numbers";
import type { Result, Results } from "./run";
import type { Measured } from "./windows";

const NAMES: Record<Result["contender"], string> = {
  floor: "floor (bare ws)",
  ours: "ours",
  schema: "Colyseus, no filter",
  view: "Colyseus StateView",
};

const whole = (value: number) => (Number.isFinite(value) ? String(Math.round(value)) : "-");
const tenth = (value: number) => (Number.isFinite(value) ? value.toFixed(1) : "-");
const kib = (bytes: number) => tenth(bytes / 1_024);

/** Heads of two lines would be harder to paste; units stand in the heads. */
const COLUMNS: [string, (of: Measured) => string][] = [
  ["CPU %", ({ cpu }) => tenth(cpu * 100)],
  ["tick p50", ({ tickP50 }) => tenth(tickP50)],
  ["p99 ms", ({ tickP99 }) => tenth(tickP99)],
  ["Hz", ({ tickHz }) => tenth(tickHz)],
  ["KB/s p50", ({ downP50 }) => kib(downP50)],
  ["p95", ({ downP95 }) => kib(downP95)],
  ["send-receive p50", ({ sendToReceiveP50 }) => whole(sendToReceiveP50)],
  ["p99 ms", ({ sendToReceiveP99 }) => whole(sendToReceiveP99)],
  ["stale p99 ms", ({ staleP99 }) => whole(staleP99)],
  ["off p99 cm", ({ placeErrorP99 }) => whole(placeErrorP99)],
  ["in sight", ({ inSight }) => tenth(inSight)],
  ["false", ({ falselyShown }) => whole(falselyShown)],
  ["missed", ({ missed }) => whole(missed)],
  ["inputs/s", ({ inputsPerSecond }) => whole(inputsPerSecond)],
  ["load %", ({ loadCpu }) => tenth(loadCpu * 100)],
  ["late p99 ms", ({ loadLateP99 }) => tenth(loadLateP99)],
];
/** The floor shows nobody anything. */
const SHOWING = new Set(["send-receive p50", "stale p99 ms", "off p99 cm", "in sight", "false", "missed"]);

export function printTables(results: Results): void {
  const { density } = results.plan;
  for (const part of ["hall", "dense", "idle"] as const) {
    const rows = results.rows.filter((row) => row.part === part);
    if (rows.length === 0) continue;
    console.log(`\n${pc.bold(TITLES[part])}\n`);
    const head = { cells: ["people", "", ...COLUMNS.map(([title]) => title), ""], paint: pc.dim };
    for (const line of tableLines(head, rows.map(rowOf), new Set([1, COLUMNS.length + 2]))) console.log(line);
    const walking = median(
      rows.flatMap(({ outcome }) => (outcome.kind === "measured" ? [outcome.walking] : [])),
    );
    console.log(
      pc.dim(
        `\n${whole(walking * 100)} % walk at any time${part === "dense" ? "" : `, ${density} people a square metre`}`,
      ),
    );
  }
  for (const { part, people, ratio } of results.ratios)
    console.log(`\n${part}, ${people} people: ours takes ${ratio.toFixed(2)} x the CPU of the floor`);
  if (results.storm) {
    const { people, joins, ticks } = results.storm;
    console.log(
      `\nJoin storm: ${joins.joined} of ${people} in ${tenth(joins.seconds)} s, longest tick ${tenth(ticks.tickMs.most)} ms, longest between two ticks ${tenth(ticks.gapMs.most)} ms`,
    );
  }
  if (results.most !== null) console.log(`\nThe most that held: ${results.most} people`);
  for (const line of millionLines(results)) console.log(line);
}

const TITLES = {
  hall: "A hall, everybody walks, stops, looks around, talks and waves",
  dense: "Everybody within 15 m of the stage",
  idle: "Nobody moves",
};

/** One result in a line, for who watches. */
export function wordsFor({ people, contender, outcome }: Result): string {
  const who = `${people} ${NAMES[contender]}`;
  if (outcome.kind !== "measured") return `${who}: does not hold`;
  const { cpu, tickP99, downP50, loadCpu } = outcome;
  return `${who}: ${tenth(cpu * 100)} % of a core, tick p99 ${tenth(tickP99)} ms, ${kib(downP50)} KB/s, load ${tenth(loadCpu * 100)} %`;
}

function rowOf({ people, contender, outcome }: Result): Row {
  const name = NAMES[contender];
  const none = COLUMNS.map(() => "");
  if (outcome.kind === "left-out")
    return { cells: [String(people), name, ...none, "does not hold (fewer did not)"] };
  if (outcome.kind === "failed") return { cells: [String(people), name, ...none, outcome.why] };
  const isFloor = contender === "floor";
  const cells = COLUMNS.map(([title, show], column) => {
    const follows = COLUMNS[column - 1]?.[0] === "send-receive p50";
    return isFloor && (SHOWING.has(title) || follows) ? "-" : show(outcome);
  });
  const words = [
    ...(outcome.holds ? [] : ["does not hold"]),
    ...(outcome.isValid ? [] : ["load was late"]),
    ...(outcome.connected < people ? [`${whole(outcome.connected)} connected`] : []),
    ...(outcome.corrections > 0 ? [`${outcome.corrections} corrections`] : []),
    ...(outcome.badFrames > 0 ? [`${outcome.badFrames} bad frames`] : []),
  ];
  return {
    cells: [String(people), name, ...cells, words.join(", ")],
    paint: contender === "ours" ? pc.bold : undefined,
  };
}
