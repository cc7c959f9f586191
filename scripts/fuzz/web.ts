import fc from "fast-check";
import { openWebHouse, type Visitor, type WebHouse } from "../../tests/support/web-house";
import { everyRoute } from "../../tests/support/web-routes";
import type { Fuzz, FuzzOptions, FuzzReport } from "./report";
import { furnish } from "./web/house";
import { broken, type Got, stolen, wrongAnswer } from "./web/judge";
import { type Asked, inWords, requests } from "./web/requests";

/** Everybody asks that often and is followed by another: houses let one person do only so much. */
const ASKS_EACH = 40;
/** No divisor of how many kinds there are: everybody asks in every lane. */
const AT_ONCE = 5;
const LONGEST_MS = 10_000;
const KEPT_MESSAGES = 20;
/** So many are enough to see what they have in common. */
const MOST_PROBLEMS = 12;
/** Streams go on for ever: who asks for one has heard enough by then. */
const MOST_TEXT = 200_000;

type Kind = "nobody" | "guest" | "member" | "admin";
const KINDS: readonly Kind[] = ["guest", "nobody", "guest", "member", "guest", "admin"];

export const fuzzWeb: Fuzz = {
  about: "anything at all asked of every route of the web app, on a real PostgreSQL, by everybody",
  messages: 10_000,
  async run(options) {
    const house = await openWebHouse();
    try {
      return await fuzz(house, options);
    } finally {
      await house.close();
    }
  },
};

/** Also for a house that a test has opened. */
export async function fuzz(
  house: WebHouse,
  { messages: wanted, seed, say }: FuzzOptions,
): Promise<FuzzReport> {
  const { there, treasure } = await furnish(house);
  const problems = new Set<string>();
  const statuses = new Map<number, number>();
  const times: number[] = [];
  const last: string[] = [];
  const asked = requests(await everyRoute(), there);
  let sent = 0;
  const escaped = (error: unknown) => problems.add(`outside of any answer: ${String(error)}`);
  process.on("unhandledRejection", escaped);

  async function ask(visitor: Visitor, person: string | null, each: Asked): Promise<void> {
    last.push(`${person} ${inWords(each)}`);
    if (last.length > KEPT_MESSAGES) last.shift();
    const since = performance.now();
    const { method, path, files, ...body } = each;
    const got = await visitor.ask(method, path, { ...body, ...(files && { form: formOf(files) }) });
    const text = await textOf(got);
    const ms = performance.now() - since;
    times.push(ms);
    statuses.set(got.status, (statuses.get(got.status) ?? 0) + 1);
    for (const problem of wrongAnswer(each, got, text)) problems.add(problem);
    for (const problem of await stolen(house, each, person, got, text, treasure)) problems.add(problem);
    if (ms > LONGEST_MS) problems.add(`${inWords(each)} took ${Math.round(ms)} ms`);
  }

  async function misbehave(nth: number): Promise<void> {
    for (let turn = nth; sent < wanted && problems.size < MOST_PROBLEMS; turn += AT_ONCE) {
      const kind = KINDS[turn % KINDS.length] ?? "guest";
      const visitor = kind === "admin" ? await house.admin() : house.visitor();
      const person = await becomes(kind, visitor);
      for (const each of fc.sample(asked, { seed: (seed + turn * 7_919) | 0, numRuns: ASKS_EACH })) {
        if (sent >= wanted || problems.size >= MOST_PROBLEMS) break;
        if (++sent % Math.ceil(wanted / 10) === 0) say(`${sent} requests`);
        await ask(visitor, person, each).catch((error: unknown) => {
          problems.add(`${inWords(each)} was not answered: ${error instanceof Error ? error.stack : error}`);
        });
      }
    }
  }

  const startedAt = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, (_, nth) => misbehave(nth)));
  for (const problem of await broken(house, treasure)) problems.add(problem);
  process.off("unhandledRejection", escaped);
  return reportOf({
    sent,
    seconds: (performance.now() - startedAt) / 1_000,
    statuses,
    times,
    problems,
    last,
  });
}

async function becomes(kind: Kind, visitor: Visitor): Promise<string | null> {
  if (kind === "nobody") return null;
  if (kind === "guest") return visitor.asGuest();
  if (kind === "member") return visitor.signUp();
  const { body } = await visitor.ask("GET", "/api/me");
  return (body as { person: { id: string } }).person.id;
}

function formOf(files: NonNullable<Asked["files"]>): FormData {
  const form = new FormData();
  for (const { name, bytes } of files) form.append("files", new Blob([bytes]), name);
  return form;
}

/** What an answer says; of one without end as much as it says at once. */
async function textOf({ response }: Got): Promise<string> {
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("text/event-stream")) {
    await response.body?.cancel();
    return "";
  }
  if (type.startsWith("audio/") || type.startsWith("video/") || type.startsWith("model/")) {
    await response.body?.cancel();
    return "";
  }
  return (await response.text()).slice(0, MOST_TEXT);
}

interface Run {
  sent: number;
  seconds: number;
  statuses: ReadonlyMap<number, number>;
  times: readonly number[];
  problems: ReadonlySet<string>;
  last: readonly string[];
}

function reportOf({ sent, seconds, statuses, times, problems, last }: Run): FuzzReport {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return {
    facts: {
      requests: `${sent} in ${seconds.toFixed(0)} s`,
      "answered with": [...statuses]
        .toSorted(([, a], [, b]) => b - a)
        .map(([status, times_]) => `${status} ${times_} times`)
        .join(", "),
      "answers in": `${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`,
    },
    problems: [...problems],
    lastMessages: [...last],
  };
}
