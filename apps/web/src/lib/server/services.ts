import { type Config, readConfig } from "@karaverse/config";
import { createDatabase, type Database } from "@karaverse/database";
import { type Auth, createAuth } from "./auth";
import { type LiveFeed, liveFeed } from "./live-feed";
import { type RateLimit, rateLimit } from "./rate-limit";
import { type Realtime, realtimeClient } from "./realtime";
import { type LobbyFeed, lobbyFeed } from "./rooms/lobby-feed";

/** Everything an endpoint may reach. */
export interface Services {
  config: Config<"web">;
  db: Database;
  auth: Auth;
  realtime: Realtime;
  live: LiveFeed;
  lobby: LobbyFeed;
  limits: {
    tickets: RateLimit;
    lines: RateLimit;
    passwords: RateLimit;
    rooms: RateLimit;
    changes: RateLimit;
    imports: RateLimit;
    recordings: RateLimit;
    avatars: RateLimit;
  };
}

const MINUTE = 60_000;

export function createServices(config: Config<"web">): Services {
  const db = createDatabase(config.databaseUrl);
  const realtime = realtimeClient({ urls: config.realtimeUrls, secret: config.internalSecret });
  const live = liveFeed(realtime);
  return {
    config,
    db,
    auth: createAuth({ db, secret: config.authSecret, publicUrl: config.publicUrl, webPort: config.webPort }),
    realtime,
    live,
    lobby: lobbyFeed(db, live),
    limits: {
      tickets: rateLimit({ limit: 60, windowMs: MINUTE }),
      lines: rateLimit({ limit: 60, windowMs: MINUTE }),
      passwords: rateLimit({ limit: 10, windowMs: MINUTE }),
      rooms: rateLimit({ limit: 20, windowMs: 60 * MINUTE }),
      changes: rateLimit({ limit: 60, windowMs: MINUTE }),
      // A folder comes song by song.
      imports: rateLimit({ limit: 240, windowMs: 60 * MINUTE }),
      recordings: rateLimit({ limit: 30, windowMs: 10 * MINUTE }),
      avatars: rateLimit({ limit: 20, windowMs: 10 * MINUTE }),
    },
  };
}

// Next bundles each route by itself and loads them anew on hot reload; the process has one set of connections.
const PLACE = Symbol.for("karaverse.web.services");
const place = globalThis as typeof globalThis & { [PLACE]?: Services };

export function services(): Services {
  place[PLACE] ??= createServices(readConfig(process.env, "web"));
  return place[PLACE];
}

/** Puts services of the caller's own in place, for tests of whole routes. */
export function provideServices(own: Services): void {
  place[PLACE] = own;
}
