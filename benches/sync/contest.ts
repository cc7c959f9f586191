import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase } from "@karaverse/database";
import { freePort } from "../../scripts/launch/ports";
import { ROOT } from "../../scripts/support/root";
import { until } from "../../scripts/support/until";
import { startPostgres } from "../../tests/support/postgres";
import { bundlePrograms } from "./bundle";
import type { Hall } from "./hall";
import type {
  Contender,
  JoinReport,
  LoadOrder,
  LoadReport,
  Pattern,
  ServerOrder,
  ServerReport,
} from "./messages";
import { CORES, startProgram } from "./process";

const SECRET = "only-for-the-bench-only-for-the-bench";
const READY_WITHIN_MS = 30_000;
/** Guests are written down so many at a time. */
const BATCH = 25;
const FIRST_JOINS_PER_SECOND = 100;

/** What one window of one contender came to. */
export interface Window {
  load: LoadReport;
  server: ServerReport;
  /** Share of a core. */
  cpu: number;
  /** MiB. */
  memory: number;
}

export interface Running {
  readonly joins: JoinReport;
  /** Ticks while everybody came. */
  readonly joining: ServerReport;
  setIdle(idle: boolean): Promise<void>;
  /** The floor says as much as this from now on. */
  speak(pattern: Pattern): Promise<void>;
  measure(seconds: number): Promise<Window>;
  /** Another contender has the cores; time stands still for this one. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

export interface Wish {
  hall: Hall;
  witnesses: number;
  joinsPerSecond?: number;
  /** For the floor. */
  pattern?: Pattern;
}

export interface Contest {
  start(contender: Contender, wish: Wish): Promise<Running>;
  close(): Promise<void>;
}

/** All that contenders need, once: their programs, and a real PostgreSQL with guests in it. */
export async function openContest(say: (text: string) => void): Promise<Contest> {
  // Beside the real server, so that its packages are found.
  const folder = join(ROOT, `apps/realtime/dist/bench-${randomUUID()}`);
  const place = await mkdtemp(join(tmpdir(), "karaverse-bench-"));
  say("Bundling, starting PostgreSQL");
  const [postgres] = await Promise.all([startPostgres(), bundlePrograms(folder)]);
  const db = createDatabase(postgres.url);
  const running = new Set<Running>();
  let guests = 0;

  async function inviteGuests(people: number): Promise<void> {
    for (; guests < people; guests += BATCH)
      await Promise.all(
        Array.from({ length: BATCH }, (_, i) => guests + i).map((index) =>
          db.people.ensureGuest({ id: `bench-${index}`, name: `Guest ${index}` }),
        ),
      );
  }

  async function openRoom(people: number): Promise<string> {
    const { id } = await db.rooms.create({
      ...{ name: "The bench", theme: "open-air", visibility: "public", capacity: people, ownerId: null },
    });
    return id;
  }

  return {
    async start(contender, { hall, witnesses, joinsPerSecond = FIRST_JOINS_PER_SECOND, pattern }) {
      await inviteGuests(hall.people);
      const roomId = contender === "ours" ? await openRoom(hall.people) : "bench";
      const port = await freePort({ name: "Bench", wish: 0 });
      const url = `http://127.0.0.1:${port}`;
      const env = {
        ...{ NODE_ENV: "production", REALTIME_HOST: "127.0.0.1", REALTIME_PORT: String(port) },
        ...{ DATABASE_URL: postgres.url, DATA_DIR: place, TICKET_SECRET: SECRET, INTERNAL_SECRET: SECRET },
        ...{ VOICE_OFF_REASON: "There is no voice in a bench.", LOG_LEVEL: "warn" },
        ...{ BENCH_HALL: JSON.stringify(hall), BENCH_PATTERN: JSON.stringify(pattern ?? null) },
      };
      const program = <Order extends object, Report>(name: string, core: number) =>
        startProgram<Order, Report>(join(folder, `${name}.mjs`), core, env, join(place, `${name}.log`));
      const server = program<ServerOrder, ServerReport | null>(contender, CORES.server);
      const load = program<LoadOrder, JoinReport | LoadReport | null>("load", CORES.load);
      const stop = async () => {
        await Promise.all([load.stop(), server.stop()]);
      };
      try {
        await answers(contender, url);
        await server.ask({ ask: "begin" });
        const joins = await load.ask<JoinReport>({
          ...{ ask: "join", contender, url, hall, roomId, secret: SECRET, joinsPerSecond, witnesses },
        });
        const joining = await server.ask<ServerReport>({ ask: "report" });
        const one: Running = {
          joins,
          joining,
          async setIdle(idle) {
            await load.ask({ ask: idle ? "rest" : "walk" });
          },
          async speak(said) {
            await server.ask({ ask: "speak", pattern: said });
          },
          async measure(seconds) {
            await server.ask({ ask: "begin" });
            const before = { cpu: server.cpuSeconds(), at: performance.now() };
            const said = await load.ask<LoadReport>({ ask: "measure", seconds });
            const took = (performance.now() - before.at) / 1_000;
            const cpu = (server.cpuSeconds() - before.cpu) / took;
            const ticks = await server.ask<ServerReport>({ ask: "report" });
            return { load: said, server: ticks, cpu, memory: server.memory() };
          },
          freeze() {
            load.freeze();
            server.freeze();
          },
          thaw() {
            server.thaw();
            load.thaw();
          },
          async stop() {
            running.delete(one);
            await stop();
          },
        };
        running.add(one);
        return one;
      } catch (error) {
        await stop();
        throw error;
      }
    },
    async close() {
      await Promise.all([...running].map((one) => one.stop()));
      await db.close();
      await postgres.stop();
      await Promise.all([folder, place].map((path) => rm(path, { recursive: true, force: true })));
    },
  };
}

/** The floor speaks no HTTP: that it answers at all is enough. */
async function answers(contender: Contender, url: string): Promise<void> {
  const isUp = await until(
    () =>
      fetch(url).then(
        () => true,
        () => false,
      ),
    { timeoutMs: READY_WITHIN_MS, everyMs: 50 },
  );
  if (!isUp) throw new Error(`The server program "${contender}" does not answer.`);
}
