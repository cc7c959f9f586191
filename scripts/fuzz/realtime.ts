import { setTimeout as pause } from "node:timers/promises";
import { ROLES, type Role } from "@karaverse/protocol";
import { sceneOf } from "@karaverse/worlds";
import fc from "fast-check";
import type { Guest } from "../../tests/integration/support/realtime-guest";
import { type House, openHouse } from "../../tests/integration/support/realtime-house";
import { watchHealth } from "./realtime/health";
import { asking, keepOrder, newLog, singAlways, stroll, talk } from "./realtime/honest";
import { brokenPlaces, brokenRules, isPassing } from "./realtime/invariants";
import { knownIn } from "./realtime/known";
import { inWords, type Message, messages } from "./realtime/messages";
import { createRogue, noCounts, type Rogue, type Roles } from "./realtime/rogue";
import type { Fuzz, FuzzOptions, FuzzReport } from "./report";

const THEME = "lounge";
/** In a room with honest people, and in one where they may do nearly anything to each other. */
const ROGUES = { quiet: 8, wild: 8 };
/** Rule J6: the wild ones fill more than one. */
const SMALL_HALL = 5;
const BATCH = 25;
/** Every other rogue stays just below what is allowed; the rest goes on until they are thrown out. */
const SLY_PAUSE_MS = 18;
const STORM_PAUSE_MS = 120;
/** Who leaves is off the stage when the database knows it; longer is a ghost. */
const HEALS_WITHIN_MS = 10_000;
const MOST_PATIENCE_MS = 2_000;
const LOOK_EVERY_MS = 500;
const KEPT_MESSAGES = 40;
/** A leak ends the process, and what is not needed goes early; after 12,000 messages 46 MiB are in use. */
const SMALL_HEAP = "--max-old-space-size=128";
/** Memory in the second half of a run may grow by this, MiB: the collector takes its time. */
const MOST_GROWTH_MIB = 64;
/** Longer than that the event loop did not turn, on a machine with other work. */
const LONGEST_STALL_MS = 10_000;

export const fuzzRealtime: Fuzz = {
  about: "hostile clients and honest guests on a real realtime server and a real PostgreSQL",
  messages: 100_000,
  async run(options) {
    process.env.NODE_OPTIONS = SMALL_HEAP;
    const house = await openHouse();
    try {
      return await fuzz(house, options);
    } finally {
      await house.close();
    }
  },
};

/** Also for a house that a test has opened. */
export async function fuzz(house: House, { messages: wanted, seed, say }: FuzzOptions): Promise<FuzzReport> {
  const [quiet, wild] = [await house.room({ capacity: 60 }), await house.room({ capacity: SMALL_HALL })];
  const songs = [house.song.id, house.slow.id];
  const log = newLog();
  const ask = asking(log);
  const singer = await house.join("Ada", { room: quiet });
  const talker = await house.join("Bea", { room: quiet });
  const host = await house.join("Hilda", { room: quiet, role: "host" });
  const honest = [singer, talker, host];
  const health = watchHealth(house);
  const counts = noCounts();
  const roles: Roles = new Map(
    honest.map((guest) => [guest.personId, guest === host ? "host" : "guest"] as const),
  );
  const problems = new Set<string>();
  const last: { person: string; message: Message }[] = [];
  let sent = 0;

  const rolesFor = { quiet: ["guest", "singer"], wild: ROLES.slice(0, -1) } as const;
  const rogueIn = (kind: "quiet" | "wild", n: number): Rogue =>
    createRogue(
      {
        house,
        room: kind === "quiet" ? quiet : wild,
        nextRole: () => rolesFor[kind][(n + sent) % rolesFor[kind].length] as Role,
        secretOfAnother: () => honest[sent % honest.length]?.wire.sessionId ?? "",
        counts,
      },
      roles,
    );
  const rogues = {
    quiet: Array.from({ length: ROGUES.quiet }, (_, n) => rogueIn("quiet", n)),
    wild: Array.from({ length: ROGUES.wild }, (_, n) => rogueIn("wild", n)),
  };

  const activities = [
    ...honest.map((guest, n) => stroll(guest, THEME, n)),
    ...honest.map((guest) => talk(guest, ask)),
    singAlways(singer, house.song, ask, log),
    keepOrder(host, singer, ask),
  ];

  /** The same for the same seed, but for the ids that chance gave. */
  function batch(generated: fc.Arbitrary<Message>, n: number): Message[] {
    return fc.sample(generated, {
      seed: (seed + n * 7_919) | 0,
      numRuns: BATCH,
    });
  }

  /** On a machine that does other work as well, rogues wait for it: what is tested is the room and not the machine. */
  const machineIsSlowMs = () => Math.min(MOST_PATIENCE_MS, log.answerTimes.at(-1) ?? 0);

  let batches = 0;
  async function misbehave(rogue: Rogue, isSly: boolean): Promise<void> {
    const generated = messages(() => knownIn(rogue.state(), songs), rogue.next);
    while (sent < wanted && problems.size === 0) {
      if (!rogue.isOpen()) {
        await rogue.enter();
        continue;
      }
      for (const message of batch(generated, batches++)) {
        if (sent >= wanted) break;
        if (!rogue.isOpen() && message.kind !== "deed") break;
        sent++;
        last.push({ person: rogue.personId(), message });
        if (last.length > KEPT_MESSAGES) last.shift();
        await rogue.send(message);
        if (isSly) await pause(SLY_PAUSE_MS + machineIsSlowMs() / BATCH);
      }
      await pause(STORM_PAUSE_MS + machineIsSlowMs());
    }
  }

  /** Since when something is so that is written down first and shown then, ms. */
  let passing = new Map<string, number>();
  const lasting = (noted: readonly string[]): string[] => {
    const now = performance.now();
    passing = new Map(noted.filter(isPassing).map((problem) => [problem, passing.get(problem) ?? now]));
    return noted.filter(
      (problem) => now - (passing.get(problem) ?? Number.NEGATIVE_INFINITY) > HEALS_WITHIN_MS,
    );
  };

  const memory: number[] = [];
  let worstTick = 0;
  const expected = { roles, muted: [] as string[], songs: new Set(songs) };
  async function look(): Promise<void> {
    const noted = brokenRules(talker.state, { ...expected, theme: THEME });
    const [inside] = rogues.wild.filter((rogue) => rogue.isOpen() && rogue.state()?.participants);
    const wildState = inside?.state();
    if (wildState)
      for (const problem of brokenRules(wildState, { ...expected, roles: null, theme: null }))
        noted.push(`wild room: ${problem}`);
    for (const problem of lasting(noted)) problems.add(problem);
    const detail = await house.detail(quiet);
    if (!detail) problems.add("the room is gone");
    else {
      for (const problem of brokenPlaces(detail.participants, sceneOf(THEME))) problems.add(problem);
      worstTick = Math.max(worstTick, detail.tickMs.p99);
    }
    for (const guest of honest)
      if (guest.closed) problems.add(`${guest.name} was thrown out with ${guest.closed.code}`);
    for (const problem of log.problems) problems.add(problem);
    for (const guest of honest) for (const fault of guest.faults) problems.add(`${guest.name}: ${fault}`);
  }

  const startedAt = performance.now();
  let isOver = false;
  const watching = (async () => {
    let said = 0;
    while (!isOver) {
      await look();
      memory.push(health.memoryMiB());
      const tenth = Math.floor((sent / wanted) * 10);
      if (tenth > said) {
        said = tenth;
        say(
          `${sent} messages, ${memory.at(-1)} MiB, ${counts.entered} times entered, ${log.songs} songs sung`,
        );
      }
      await pause(LOOK_EVERY_MS);
    }
  })();

  await muteOne(rogues.quiet[0], host, roles, expected.muted);
  const all = [...rogues.quiet, ...rogues.wild];
  await Promise.all(all.map((rogue, n) => misbehave(rogue, n % 2 === 1)));
  const seconds = (performance.now() - startedAt) / 1_000;
  isOver = true;
  await watching;
  await look();
  for (const rogue of all) await rogue.leave();
  for (const activity of activities) activity.stop();
  for (const guest of honest) await ask(guest, "chat", { text: "all is well" });
  health.stop();
  await look();

  for (const problem of await health.problems()) problems.add(problem);
  if (health.slowestMs() > LONGEST_STALL_MS)
    problems.add(`the server did not answer for ${health.slowestMs()} ms`);
  const middle = memory[Math.floor(memory.length / 2)] ?? 0;
  const end = memory.at(-1) ?? 0;
  if (end - middle > MOST_GROWTH_MIB) problems.add(`memory grew from ${middle} to ${end} MiB`);
  if (counts.stolen > 0) problems.add(`${counts.stolen} connections were stolen`);
  const times = log.answerTimes.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)] ?? 0);
  return {
    facts: {
      "messages sent": `${sent} in ${seconds.toFixed(0)} s`,
      "rogues entered": `${counts.entered} times, came back ${counts.comebacks} times, were refused at the door ${counts.refusedAtTheDoor} times`,
      "connections closed": inLine(counts.closed),
      "answers to rogues": inLine(counts.answers),
      "honest guests": `asked ${log.asked} times; answers in ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`,
      "songs sung to the end": log.songs,
      "slowest answer of /health": `${health.slowestMs()} ms`,
      "motion tick p99, worst of all looks": `${worstTick} ms`,
      memory: `${memory[0] ?? 0} MiB at first, ${middle} in the middle, ${end} at the end`,
    },
    problems: [...problems],
    lastMessages: last.map(({ person, message }) => `${person} ${inWords(message)}`),
  };
}

/** Rule V3: one of them is muted before anything else, and has to stay so whatever they do. */
async function muteOne(rogue: Rogue | undefined, host: Guest, roles: Roles, muted: string[]): Promise<void> {
  if (!rogue) return;
  await rogue.enter();
  const person = rogue.personId();
  await host.until("the first rogue is here", () => host.sees({ personId: person }) && roles.has(person));
  await host.must("mute-participant", { person, muted: true });
  muted.push(person);
}

const inLine = (counts: ReadonlyMap<string | number, number>): string =>
  [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, number]) => `${name} ${number}`)
    .join(", ");
