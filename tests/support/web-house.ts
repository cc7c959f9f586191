import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "@karaverse/config";
import type { Database } from "@karaverse/database";
import { createServices, provideServices, type Services } from "../../apps/web/src/lib/server/services";
import { anyPostgres } from "./postgres";
import { handlerOf } from "./web-routes";

/** Somebody with a browser of their own: keeps cookies, asks the app's routes. */
export interface Visitor {
  ask(
    method: string,
    path: string,
    options?: AskOptions,
  ): Promise<{ status: number; body: unknown; response: Response }>;
  /** Becomes a guest; answers with the person's id. */
  asGuest(): Promise<string>;
  /** Signs up with an address of their own; answers with the person's id. */
  signUp(email?: string, password?: string): Promise<string>;
}

interface AskOptions {
  json?: unknown;
  form?: FormData;
  bytes?: Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

export interface WebHouse {
  services: Services;
  db: Database;
  dataDir: string;
  songsDir: string;
  visitor(): Visitor;
  /** Somebody who is an admin of the platform. */
  admin(): Promise<Visitor>;
  close(): Promise<void>;
}

const SECRET = "only-for-tests-only-for-tests-only";
const ORIGIN = "http://karaverse.test";

/** The web app's routes on a real database, without Next in front of them. */
export async function openWebHouse(
  change: Record<string, string> = {},
  /** What else there is on the same database, and how to find it. */
  beside: (databaseUrl: string) => Promise<Record<string, string>> = async () => ({}),
): Promise<WebHouse> {
  const postgres = await anyPostgres();
  const dataDir = await mkdtemp(join(tmpdir(), "karaverse-web-"));
  const songsDir = join(dataDir, "songbook");
  const config = readConfig(
    {
      NODE_ENV: "test",
      DATABASE_URL: postgres.url,
      DATA_DIR: dataDir,
      SONGS_DIR: songsDir,
      AUTH_SECRET: SECRET,
      TICKET_SECRET: SECRET,
      INTERNAL_SECRET: SECRET,
      // Nobody listens there: the app has to do without realtime.
      REALTIME_INTERNAL_URL: "http://127.0.0.1:9",
      ...(await beside(postgres.url)),
      ...change,
    },
    "web",
  );
  const services = createServices(config);
  provideServices(services);
  let visitors = 0;

  const visitor = (): Visitor => {
    const cookies = new Map<string, string>();
    const address = `10.0.0.${++visitors}`;
    const ask: Visitor["ask"] = async (method, path, { json, form, bytes, headers = {} } = {}) => {
      const url = new URL(path, ORIGIN);
      const [handler, params] = await handlerOf(method, url.pathname);
      const request = new Request(url, {
        method,
        headers: {
          host: url.host,
          "x-karaverse-address": address,
          ...(method !== "GET" && { origin: ORIGIN }),
          ...(json !== undefined && { "content-type": "application/json" }),
          ...(cookies.size > 0 && {
            cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
          }),
          ...headers,
        },
        ...(json !== undefined && { body: JSON.stringify(json) }),
        ...(form && { body: form }),
        ...(bytes && { body: bytes }),
      });
      const response = await handler(request, { params: Promise.resolve(params) });
      for (const cookie of response.headers.getSetCookie()) {
        const [pair = ""] = cookie.split(";");
        const mark = pair.indexOf("=");
        cookies.set(pair.slice(0, mark), pair.slice(mark + 1));
      }
      const isJson = response.headers.get("content-type")?.startsWith("application/json");
      const text = isJson ? await response.clone().text() : "";
      return { status: response.status, body: text === "" ? null : JSON.parse(text), response };
    };
    const personId = async () => {
      const { body } = await ask("GET", "/api/me");
      const { person } = body as { person: { id: string } | null };
      if (!person) throw new Error("nobody is signed in");
      return person.id;
    };
    return {
      ask,
      async asGuest() {
        await ask("POST", "/api/auth/sign-in/anonymous", { json: {} });
        return personId();
      },
      async signUp(email = `visitor${visitors}@karaverse.test`, password = "correct horse") {
        const { status, body } = await ask("POST", "/api/auth/sign-up/email", {
          json: { email, password, name: "Visitor" },
        });
        if (status !== 200) throw new Error(JSON.stringify(body));
        return personId();
      },
    };
  };

  return {
    services,
    db: services.db,
    dataDir,
    songsDir,
    visitor,
    async admin() {
      const one = visitor();
      await services.db.people.setPlatformRole(await one.signUp(`admin${visitors}@karaverse.test`), "admin");
      return one;
    },
    async close() {
      await services.db.close();
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
