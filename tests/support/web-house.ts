import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "@karaverse/config";
import type { Database } from "@karaverse/database";
import { createServices, provideServices, type Services } from "../../apps/web/src/lib/server/services";
import { anyPostgres } from "./postgres";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

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

const API = join(import.meta.dirname, "../../apps/web/src/app/api");

/** The route file for a path under /api, found the way Next finds it, with what it captured. */
const ROUTES: [RegExp, string, string[]][] = [
  [/^\/api\/auth\/.+$/, "auth/[...all]", []],
  [/^\/api\/me$/, "me", []],
  [/^\/api\/me\/(avatar|avatar\/vrm)$/, "me/$1", []],
  [/^\/api\/avatars\/([^/]+)$/, "avatars/[file]", ["file"]],
  [/^\/api\/people\/me\/(scores|singing)$/, "people/me/$1", []],
  [/^\/api\/people\/me\/recordings$/, "people/me/recordings", []],
  [/^\/api\/people\/me\/recordings\/([^/]+)$/, "people/me/recordings/[id]", ["id"]],
  [/^\/api\/recordings\/([^/]+)\/sound$/, "recordings/[id]/sound", ["id"]],
  [/^\/api\/entries\/([^/]+)\/(companion(?:\/sound)?)$/, "entries/[id]/$2", ["id"]],
  [/^\/api\/leaderboard$/, "leaderboard", []],
  [/^\/api\/rooms$/, "rooms", []],
  [/^\/api\/rooms\/stream$/, "rooms/stream", []],
  [/^\/api\/rooms\/([^/]+)$/, "rooms/[slug]", ["slug"]],
  [/^\/api\/rooms\/([^/]+)\/(ticket|line|songs)$/, "rooms/[slug]/$2", ["slug"]],
  [/^\/api\/videos$/, "videos", []],
  [/^\/api\/videos\/([^/]+)$/, "videos/[name]", ["name"]],
  [/^\/api\/songs$/, "songs", []],
  [/^\/api\/songs\/shelves$/, "songs/shelves", []],
  [/^\/api\/songs\/([^/]+)$/, "songs/[id]", ["id"]],
  [
    /^\/api\/songs\/([^/]+)\/(chart|backing|guide|cover|video|graphics|scores|recordings)$/,
    "songs/[id]/$2",
    ["id"],
  ],
  [/^\/api\/admin\/(audit|bans|people|rooms|songs|stream)$/, "admin/$1", []],
  [/^\/api\/admin\/rooms\/([^/]+)\/acts$/, "admin/rooms/[id]/acts", ["id"]],
  [/^\/api\/admin\/rooms\/([^/]+)\/sight\/([^/]+)$/, "admin/rooms/[id]/sight/[person]", ["id", "person"]],
  [/^\/api\/admin\/people\/([^/]+)\/ban$/, "admin/people/[id]/ban", ["id"]],
  [/^\/api\/admin\/(people|bans|songs)\/([^/]+)$/, "admin/$1/[id]", ["", "id"]],
];

async function handlerOf(method: string, path: string): Promise<[Handler, Record<string, string>]> {
  for (const [pattern, file, names] of ROUTES) {
    const match = pattern.exec(path);
    if (!match) continue;
    const folder = file.replace(/\$(\d)/g, (_, group) => match[Number(group)] ?? "");
    const module = (await import(join(API, folder, "route.ts"))) as Record<string, Handler | undefined>;
    const handler = module[method];
    if (!handler) throw new Error(`${path} knows no ${method}`);
    return [
      handler,
      Object.fromEntries(names.flatMap((name, i) => (name ? [[name, match[i + 1] ?? ""]] : []))),
    ];
  }
  throw new Error(`no route for ${path}`);
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
      return { status: response.status, body: isJson ? await response.clone().json() : null, response };
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
