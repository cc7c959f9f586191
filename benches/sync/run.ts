import { setTimeout as pause } from "node:timers/promises";
import type { Contest, Running, Window } from "./contest";
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
/** Who does not hold with less of a core was disturbed by others. */
const SATURATED = 0.8;
const SEARCH_WINDOWS = 3;
const WITNESSES = { most: 40, pairs: 40_000 };
/** Reading the whole state costs the load's core more. */
const STATE_WITNESSES = 8;
const STORM_JOINS_PER_SECOND = 100;
const QUICK_JOINS_PER_SECOND = 200;
const IDLE_SETTLE_MS = 6_000;

export async function runPlan(plan: Plan, contest: Contest, say: (text: string) => void): Promise<Results> {
  const results: Results = { plan, rows: [], storm: null, ratios: [], most: null };
  const { parts, contenders, seconds } = plan;
  /** Did not hold a smaller size. */
  const beaten = new Set<Contender>();
  const largest = Math.max(...plan.people);
  const mainSize = Math.min(MAIN_SIZE, largest);
  const hallFor = (people: number): Hall => ({ people, kind: "hall", density: plan.density });

  for (const people of plan.people) {
    await ourselves(hallFor(people));
    if (parts.has("hall")) for (const other of ["schema", "view"] as const) await another(other, people);
  }
  if (parts.has("dense")) await ourselves({ people: mainSize, kind: "dense", density: plan.density });
  if (parts.has("most") && results.most === largest) await search();
  return results;

  function note(result: Result): void {
    results.rows.push(result);
    say(`  ${wordsFor(result)}`);
  }

  /** Ours, how everybody comes in, the floor with as much to say in turns with it, and an idle room. */
  async function ourselves(hall: Hall): Promise<void> {
    const { people, kind: part } = hall;
    const isHall = part === "hall";
    const isIdle = isHall && parts.has("idle") && people === mainSize;
    const isMoving = parts.has(part) && (contenders.has("ours") || contenders.has("floor"));
    const isStorm = isHall && parts.has("storm") && contenders.has("ours");
    if (!isMoving && !isIdle && !isStorm) return;
    const pace = people <= MAIN_SIZE ? STORM_JOINS_PER_SECOND : QUICK_JOINS_PER_SECOND;
    const ours = await begin("ours", hall, pace);
    if (!ours) return;
    if (isStorm) results.storm = larger(results.storm, { people, joins: ours.joins, ticks: ours.joining });
    if (isMoving) await move(hall, ours);
    if (isIdle) {
      say(`${people} people stand still`);
      await ours.setIdle(true);
      await pause(IDLE_SETTLE_MS);
      note({ part: "idle", people, contender: "ours", outcome: combine([await ours.measure(seconds)]) });
    }
    await ours.stop();
  }

  async function move(hall: Hall, ours: Running): Promise<void> {
    const { people, kind: part } = hall;
    const first = await ours.measure(seconds);
    let windows = [first];
    if (contenders.has("floor") && !tooMuch(first)) {
      const { pattern } = first.load;
      const floor = await contest.start("floor", { hall, witnesses: 0, pattern, joinsPerSecond: 1_000 });
      await pause(SETTLE_MS);
      const turns = people === MAIN_SIZE ? TURNS.main : TURNS.other;
      const duel = await takeTurns(ours, floor, first, seconds, turns);
      results.ratios.push({ part, people, ratio: duel.ratio });
      note({ part, people, contender: "floor", outcome: combine(duel.floor) });
      windows = duel.ours;
    }
    const outcome = combine(windows);
    note({ part, people, contender: "ours", outcome });
    if (part === "hall" && outcome.holds) results.most = people;
  }

  /** Who did not hold fewer is not asked to hold more. */
  async function another(contender: Contender, people: number): Promise<void> {
    if (!contenders.has(contender)) return;
    const outcome: Outcome = beaten.has(contender)
      ? { kind: "left-out" }
      : await alone(contender, hallFor(people));
    note({ part: "hall", people, contender, outcome });
    if (outcome.kind !== "measured" || (!outcome.holds && outcome.cpu > SATURATED)) beaten.add(contender);
  }

  async function alone(contender: Contender, hall: Hall, windows = 1): Promise<Outcome> {
    const one = await begin(contender, hall, QUICK_JOINS_PER_SECOND);
    if (!one) return { kind: "failed", why: "not everybody could join" };
    const measured: Window[] = [];
    for (let window = 0; window < windows; window++) measured.push(await one.measure(seconds));
    const outcome = combine(measured);
    await one.stop();
    return outcome;
  }

  /** The most people that ours holds: larger and larger, until it does not. */
  async function search(): Promise<void> {
    for (const people of plan.more) {
      const outcome = await alone("ours", hallFor(people), SEARCH_WINDOWS);
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

const larger = (a: Storm | null, b: Storm): Storm => (a && a.people > b.people ? a : b);
