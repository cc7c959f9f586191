import { setTimeout as pause } from "node:timers/promises";
import type { Contest, Running } from "./contest";
import { takeTurns } from "./duel";
import type { Hall } from "./hall";
import type { Contender, JoinReport, ServerReport } from "./messages";
import { MAIN_SIZE, type Plan } from "./plan";
import { wordsFor } from "./tables";
import { combine, type Outcome, tooMuch } from "./windows";

/** One contender at one size, or why it was not measured. */
export interface Result {
  part: "hall" | "dense" | "idle";
  people: number;
  contender: Contender;
  outcome: Outcome;
}

export interface Storm {
  people: number;
  joins: JoinReport;
  ticks: ServerReport;
}

export interface Results {
  plan: Plan;
  rows: Result[];
  storm: Storm | null;
  /** Server CPU of ours over the floor's: the median of windows in turns. */
  ratios: { part: Result["part"]; people: number; ratio: number }[];
  /** The largest size at which ours held. */
  most: number | null;
}

/** Until everybody walks at their own time and the views have settled. */
const SETTLE_MS = 2_500;
/** Floor and ours take turns so often: the machine is never equally quiet. */
const TURNS = { main: 3, other: 2 };
const WITNESSES = { most: 40, pairs: 40_000 };
/** Reading the whole state costs the load's core more. */
const STATE_WITNESSES = 8;
const STORM_JOINS_PER_SECOND = 100;
const QUICK_JOINS_PER_SECOND = 200;
const IDLE_SETTLE_MS = 3_000;

export async function runPlan(plan: Plan, contest: Contest, say: (text: string) => void): Promise<Results> {
  const results: Results = { plan, rows: [], storm: null, ratios: [], most: null };
  const given = new Set<Contender>();
  for (const people of plan.people) {
    if (plan.parts.has("hall") || plan.parts.has("idle") || plan.parts.has("storm")) {
      await compare({ people, kind: "hall", density: plan.density }, given);
    }
  }
  const denseSize = Math.min(MAIN_SIZE, Math.max(...plan.people));
  if (plan.parts.has("dense"))
    await compare({ people: denseSize, kind: "dense", density: plan.density }, new Set(["schema", "view"]));
  if (plan.parts.has("most")) await search();
  return results;

  function note(result: Result): void {
    results.rows.push(result);
    say(`  ${wordsFor(result)}`);
  }

  /** Ours, the floor with as much to say, and both in turns; then the others. */
  async function compare(hall: Hall, without: Set<Contender>): Promise<void> {
    const part = hall.kind;
    const wants = (contender: Contender) => plan.contenders.has(contender) && !without.has(contender);
    if (wants("ours") || wants("floor")) await pair(hall, wants("floor"));
    for (const contender of ["schema", "view"] as const) {
      if (!plan.contenders.has(contender) || hall.kind === "dense" || !plan.parts.has("hall")) continue;
      if (without.has(contender)) {
        note({ part, people: hall.people, contender, outcome: { kind: "left-out" } });
        continue;
      }
      const outcome = await alone(contender, hall);
      note({ part, people: hall.people, contender, outcome });
      if (outcome.kind !== "measured" || !outcome.holds) without.add(contender);
    }
  }

  async function pair(hall: Hall, withFloor: boolean): Promise<void> {
    const { people, kind: part } = hall;
    const isMain = people === MAIN_SIZE && part === "hall";
    const ours = await begin("ours", hall, isMain ? STORM_JOINS_PER_SECOND : QUICK_JOINS_PER_SECOND);
    if (!ours) return;
    if (part === "hall")
      results.storm = largerStorm(results.storm, { people, joins: ours.joins, ticks: ours.joining });
    const first = await ours.measure(plan.seconds);
    let windows = [first];
    if (withFloor && !tooMuch(first)) {
      const { pattern } = first.load;
      const floor = await contest.start("floor", { hall, witnesses: 0, pattern, joinsPerSecond: 1_000 });
      await pause(SETTLE_MS);
      const turns = people === MAIN_SIZE ? TURNS.main : TURNS.other;
      const duel = await takeTurns(ours, floor, first, plan.seconds, turns);
      results.ratios.push({ part, people, ratio: duel.ratio });
      note({ part, people, contender: "floor", outcome: combine(duel.floor) });
      windows = duel.ours;
    }
    note({ part, people, contender: "ours", outcome: combine(windows) });
    if (part === "hall" && holds(results.rows.at(-1))) results.most = Math.max(results.most ?? 0, people);
    if (
      part === "hall" &&
      plan.parts.has("idle") &&
      people === Math.min(MAIN_SIZE, Math.max(...plan.people))
    ) {
      say(`Idle: ${people} people stand still`);
      await ours.setIdle(true);
      await pause(IDLE_SETTLE_MS);
      const idle = combine([await ours.measure(plan.seconds)]);
      note({ part: "idle", people, contender: "ours", outcome: idle });
    }
    await ours.stop();
  }

  async function alone(contender: Contender, hall: Hall): Promise<Outcome> {
    const one = await begin(contender, hall, QUICK_JOINS_PER_SECOND);
    if (!one) return { kind: "failed", why: "not everybody could join" };
    const outcome = combine([await one.measure(plan.seconds)]);
    await one.stop();
    return outcome;
  }

  /** The most people that ours holds: larger and larger, until it does not. */
  async function search(): Promise<void> {
    if (results.most === null || results.most < Math.max(...plan.people)) return;
    for (const people of plan.more) {
      const outcome = await alone("ours", { people, kind: "hall", density: plan.density });
      note({ part: "hall", people, contender: "ours", outcome });
      if (outcome.kind !== "measured" || !outcome.holds) return;
      results.most = people;
    }
  }

  async function begin(contender: Contender, hall: Hall, joinsPerSecond: number): Promise<Running | null> {
    say(`${hall.people} people${hall.kind === "dense" ? ", close together" : ""}: ${contender}`);
    const witnesses =
      contender === "ours"
        ? Math.min(WITNESSES.most, Math.ceil(WITNESSES.pairs / hall.people))
        : STATE_WITNESSES;
    const one = await contest.start(contender, { hall, witnesses, joinsPerSecond });
    if (one.joins.refused > 0) {
      say(`${one.joins.refused} of ${hall.people} could not join: ${one.joins.why}`);
      if (one.joins.joined === 0) {
        await one.stop();
        return null;
      }
    }
    await pause(SETTLE_MS);
    return one;
  }
}

const largerStorm = (a: Storm | null, b: Storm): Storm => (a && a.people > b.people ? a : b);
const holds = (row: Result | undefined): boolean => row?.outcome.kind === "measured" && row.outcome.holds;
