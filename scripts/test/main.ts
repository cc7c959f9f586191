import { drawClient } from "../launch/build";
import { failureWords, StepFailure } from "../launch/failure";
import { type Say, type Step, Steps } from "../launch/steps";
import { findLiveKit } from "../livekit/index";
import { findRedis } from "../redis/index";
import { findChromium } from "./chromium";
import { type Counts, sum } from "./counts";
import { findDockerCompose } from "./docker-compose";
import { type PhaseName, readTestOptions, USAGE } from "./options";
import { clearResults, RUN } from "./phases";

if (process.argv.includes("--help")) {
  console.log(USAGE);
  process.exit();
}
const options = readTestOptions(process.argv.slice(2));
const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    stopping.abort();
    process.exitCode = 130;
  });
}

clearResults();
const begun = Date.now();
const runsServers = (phase: PhaseName) => phase === "integration" || phase === "e2e";
const servers = options.phases.some(runsServers) ? beginServers() : undefined;
await drawClient(stopping.signal, () => undefined).catch((error: unknown) =>
  console.error(failureWords(new StepFailure("Database client", error, "npm install"))),
);

const counts: Counts[] = [];
const lines: string[] = [];
for (const phase of options.phases) {
  const chromium = runsServers(phase) ? await servers?.ready() : undefined;
  if (stopping.signal.aborted) break;
  const phaseBegun = Date.now();
  console.log(`\n── ${phase}`);
  const found = await RUN[phase](options, chromium);
  counts.push(found);
  lines.push(`${phase}: ${found.passed} passed, ${found.failed} failed in ${seconds(phaseBegun)}`);
}
const all = sum(counts);
console.log(`\n${lines.join("\n")}\nall in ${seconds(begun)}`);
const skipped = all.skipped > 0 ? `, ${all.skipped} skipped` : "";
console.log(`${all.passed} passed, ${all.failed} failed${skipped}`);
process.exit(stopping.signal.aborted ? 130 : all.failed > 0 || all.passed === 0 ? 1 : 0);

/**
 * What servers and browsers need is installed where it is missing, and LiveKit built for minutes: checks and unit tests,
 * which need none of it, do not wait. What can't be had is told by the tests that need it.
 */
function beginServers(): { ready(): Promise<string | undefined> } {
  const { signal } = stopping;
  const steps = new Steps(signal);
  const works: Promise<unknown>[] = [];
  /** Begins now, and says what it is doing once the steps are shown. */
  const begin = <T>({ work, ...step }: Step<T>): Promise<T> => {
    let tell: Say = () => undefined;
    const result = work((text) => tell(text));
    steps.add({
      ...step,
      work: (say) => {
        tell = say;
        return result;
      },
    });
    works.push(result);
    result.catch(() => undefined);
    return result;
  };
  const noteOf = (server: { kind: "none"; reason: string } | { kind: string; how: string }) => ({
    note: "reason" in server ? server.reason : server.how,
  });
  begin({
    title: "LiveKit",
    work: async (say) => noteOf(await findLiveKit({ say, signal })),
    wayOut: "Put livekit-server on the PATH.",
  });
  const chromium = begin({
    title: "Chromium",
    work: async (say) => {
      const file = await findChromium(say, signal);
      return { file, note: file };
    },
    wayOut: "Install Chromium and set CHROMIUM_PATH to its program.",
  });
  if (options.phases.includes("integration")) {
    // All three may have to ask apt, which serves one at a time.
    const redis = begin({
      title: "Redis",
      work: async (say) => {
        await chromium.catch(() => undefined);
        return noteOf(await findRedis(say, signal));
      },
      wayOut: "Put redis-server on the PATH.",
    });
    begin({
      title: "docker-compose",
      work: async (say) => {
        await redis.catch(() => undefined);
        return { note: await findDockerCompose(say, signal) };
      },
      wayOut: "Nothing needs it but one test.",
    });
  }
  const looked = async () => {
    await steps.run().catch((error: unknown) => console.error(failureWords(asStepFailure(error))));
    await Promise.allSettled(works);
    return chromium.then(
      ({ file }) => file,
      () => undefined,
    );
  };
  let once: ReturnType<typeof looked> | undefined;
  return { ready: () => (once ??= looked()) };
}

function asStepFailure(error: unknown): StepFailure {
  return error instanceof StepFailure
    ? error
    : new StepFailure("Preparing the tests", error, "npm test -- --help");
}

function seconds(since: number): string {
  return `${Math.round((Date.now() - since) / 1_000)} s`;
}
