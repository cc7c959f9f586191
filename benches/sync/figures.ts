import { type Figure, figure, type Target } from "../../scripts/bench/figures";
import { MAIN_SIZE } from "./plan";
import type { Result, Results } from "./run";
import type { Measured } from "./windows";

const KB = 1_024;
/** What the design asks for, at the size of the targets and at others. */
const TARGETS = {
  tickMs: 50,
  ratio: 1.15,
  hallKb: 4,
  denseKb: 12,
  sendToReceive: { people: 500, p50: 30, p99: 60 },
  more: 2_000,
  idlePercent: 3,
  stormTickMs: 100,
};

/** Every number of every row, with the targets where there are some. */
export function figuresOf({ plan, rows, ratios, storm, most }: Results): Figure[] {
  return [
    ...rows.flatMap((row) => (row.outcome.kind === "measured" ? figuresOfRow(row, row.outcome) : [])),
    ...ratios.map(({ part, people, ratio }) =>
      figure(
        `${part}-${people}-ours-over-floor`,
        ratio,
        "x",
        given(people === MAIN_SIZE && part === "hall", TARGETS.ratio),
      ),
    ),
    ...(storm
      ? [
          figure(`storm-${storm.people}-seconds`, storm.joins.seconds, "s"),
          figure(`storm-${storm.people}-refused`, storm.joins.refused, "people", { atMost: 0 }),
          figure(`storm-${storm.people}-tick-most`, storm.ticks.tickMs.most, "ms", {
            atMost: TARGETS.stormTickMs,
          }),
          figure(`storm-${storm.people}-gap-most`, storm.ticks.gapMs.most, "ms", {
            atMost: TARGETS.stormTickMs,
          }),
        ]
      : []),
    ...(most === null
      ? []
      : [
          figure("most-people", most, "people", plan.more.length > 0 ? { atLeast: TARGETS.more } : undefined),
        ]),
  ];
}

function figuresOfRow({ part, people, contender }: Result, of: Measured): Figure[] {
  const id = (what: string) => `${part}-${people}-${contender}-${what}`;
  const isOurs = contender === "ours";
  const isMain = isOurs && people === MAIN_SIZE;
  const moves = part !== "idle";
  const ticks = figure(
    id("tick-p99"),
    of.tickP99,
    "ms",
    given((isMain || (isOurs && people === TARGETS.more)) && moves, TARGETS.tickMs),
  );
  const load = [
    figure(id("cpu"), of.cpu * 100, "% of a core", given(isMain && part === "idle", TARGETS.idlePercent)),
    figure(id("tick-p50"), of.tickP50, "ms"),
    ticks,
    figure(id("hz"), of.tickHz, "Hz"),
    figure(id("memory"), of.memory, "MiB"),
    figure(
      id("down-p50"),
      of.downP50 / KB,
      "KB/s",
      given(isMain && moves, part === "dense" ? TARGETS.denseKb : TARGETS.hallKb),
    ),
    figure(id("down-p95"), of.downP95 / KB, "KB/s"),
    figure(id("inputs"), of.inputsPerSecond, "/s"),
    figure(id("load-cpu"), of.loadCpu * 100, "% of a core"),
    figure(id("load-late-p99"), of.loadLateP99, "ms"),
  ];
  if (contender === "floor" || part === "idle") return load;
  const { people: at, p50, p99 } = TARGETS.sendToReceive;
  // One that does not hold is not asked for more.
  const isExact = isOurs && (of.holds || people <= MAIN_SIZE);
  const isTimed = isOurs && people === at && part === "hall";
  return [
    ...load,
    figure(id("send-to-receive-p50"), of.sendToReceiveP50, "ms", given(isTimed, p50)),
    figure(id("send-to-receive-p99"), of.sendToReceiveP99, "ms", given(isTimed, p99)),
    figure(id("stale-p99"), of.staleP99, "ms"),
    figure(id("place-error-p99"), of.placeErrorP99, "cm"),
    figure(id("in-sight"), of.inSight, "people"),
    figure(id("false"), of.falselyShown, "entries", given(isExact, 0)),
    figure(id("missed"), of.missed, "entries", given(isExact, 0)),
  ];
}

const given = (isGiven: boolean, atMost: number): Target | undefined => (isGiven ? { atMost } : undefined);
