import { drawClient } from "../launch/build";
import { failureWords, StepFailure } from "../launch/failure";
import { Steps } from "../launch/steps";
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
const liveKit = options.phases.some(runsServers) ? beginLiveKit() : undefined;
const chromium = await prepare(options.phases).catch((error: unknown) => {
  const told =
    error instanceof StepFailure
      ? error
      : new StepFailure("Preparing the tests", error, "npm test -- --help");
  console.error(failureWords(told));
  return undefined;
});

const counts: Counts[] = [];
const lines: string[] = [];
for (const phase of options.phases) {
  if (runsServers(phase)) await liveKit?.ready();
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
 * Where there is none it is built for minutes: checks and unit tests, which need none, do not wait for it. One that
 * can't be had is told by the tests that need it.
 */
function beginLiveKit(): { ready(): Promise<void> } {
  const { signal } = stopping;
  let tell: (text: string) => void = () => undefined;
  const found = findLiveKit({ say: (text) => tell(text), signal });
  const looked = async () => {
    const steps = new Steps(signal);
    steps.add({
      title: "LiveKit",
      work: async (say) => {
        tell = say;
        const server = await found;
        return { note: server.kind === "none" ? server.reason : server.how };
      },
      wayOut: "Put livekit-server on the PATH.",
    });
    await steps.run().catch(() => undefined);
  };
  let once: Promise<void> | undefined;
  return { ready: () => (once ??= looked()) };
}

/** What the tests stand on, side by side; Redis missing is told by the tests that need it. */
async function prepare(phases: PhaseName[]): Promise<string | undefined> {
  const { signal } = stopping;
  const steps = new Steps(signal);
  steps.add({ title: "Database client", work: (say) => drawClient(signal, say), wayOut: "npm install" });
  const needsBrowser = phases.some(runsServers);
  const browser = needsBrowser
    ? steps.add({
        title: "Chromium",
        work: async (say) => {
          const file = await findChromium(say, signal);
          return { file, note: file };
        },
        wayOut: "Install Chromium and set CHROMIUM_PATH to its program.",
      })
    : undefined;
  if (phases.includes("integration")) {
    const redis = steps.add({
      title: "Redis",
      // All three may have to ask apt, which serves one at a time.
      after: browser ? [browser] : [],
      work: async (say) => {
        const server = await findRedis(say, signal);
        return { note: server.kind === "none" ? server.reason : server.how };
      },
      wayOut: "Put redis-server on the PATH.",
    });
    steps.add({
      title: "docker-compose",
      after: [redis],
      work: async (say) => ({ note: await findDockerCompose(say, signal) }),
      wayOut: "Nothing needs it but one test.",
    });
  }
  await steps.run();
  return (await browser)?.file;
}

function seconds(since: number): string {
  return `${Math.round((Date.now() - since) / 1_000)} s`;
}
