import { AdminAct, THEMES, VISIBILITIES } from "@karaverse/protocol";
import fc from "fast-check";
import { inputOf } from "../../../packages/songs/test/fuzz/fuzz";
import type { RouteMethod } from "../../../tests/support/web-routes";
import { zip } from "../../../tests/support/zip";
import { fitting, hostileValue, type Known, type Schema, spoilt } from "../inputs";

/** What there is to ask for, by the name that a route or a query has for it. */
export interface There {
  rooms: readonly string[];
  slugs: readonly string[];
  songs: readonly string[];
  people: readonly string[];
  entries: readonly string[];
  recordings: readonly string[];
  bans: readonly string[];
  files: readonly string[];
  codes: readonly string[];
  sound: Uint8Array;
  vrm: Uint8Array;
}

export interface Asked {
  method: string;
  path: string;
  headers: Record<string, string>;
  json?: unknown;
  bytes?: Uint8Array<ArrayBuffer>;
  files?: { name: string; bytes: Uint8Array<ArrayBuffer> }[];
}

const hostileText = fc.oneof(
  fc.constantFrom(
    ...[
      "\0",
      "a\0b",
      "..",
      "../../etc/passwd",
      "%00",
      "__proto__",
      "constructor",
      " ",
      "'; --",
      "\u202e",
      "🎤",
    ],
    ...["x".repeat(70), "y".repeat(5_000), "null", "undefined", "-1", "0", "1e9", "9".repeat(19), "NaN"],
    ...["\ud800", "%", "*", "(", "\\", "\n", "2026-4", "9999-4", "2026-11-22T00:00:00Z"],
  ),
  fc.string({ maxLength: 20, unit: "grapheme" }),
  fc.string({ maxLength: 20, unit: "binary" }),
);

/** Mostly one of those. */
const oneOf = (values: readonly string[]): fc.Arbitrary<string> =>
  values.length === 0
    ? hostileText
    : fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...values) }, { weight: 2, arbitrary: hostileText });

function capturedBy(route: string, name: string, there: There): fc.Arbitrary<string> {
  if (name === "slug") return oneOf(there.slugs);
  if (name === "person") return oneOf(there.people);
  if (name === "file") return oneOf(there.files.map((file) => `${file}.vrm`));
  if (name === "name") return oneOf(["film.mp4", "../data"]);
  const noun = /\/(rooms|songs|people|entries|recordings|bans)\//.exec(
    route.replace("/people/me/", "/"),
  )?.[1];
  return oneOf(noun ? there[noun as "rooms"] : []);
}

const AUTH = [
  ...["sign-in/anonymous", "sign-in/email", "sign-up/email", "sign-out", "get-session", "change-password"],
  ...["list-sessions", "revoke-session", "update-user", "delete-user", "change-email", "reset-password"],
  ...[
    "request-password-reset",
    "verify-email",
    "sign-in/social",
    "account-info",
    "list-accounts",
    "error",
    "ok",
  ],
];

/** Paths as they are on the wire: encoded, and what can't be is replaced as browsers do. */
function pathOf(route: string, there: There): fc.Arbitrary<string> {
  const parts = route.split("/").map((part) => {
    if (part.startsWith("[...")) return fc.oneof(fc.constantFrom(...AUTH), hostileText.map(encoded));
    const name = /^\[(\w+)\]$/.exec(part)?.[1];
    return name ? capturedBy(route, name, there).map(encoded) : fc.constant(part);
  });
  return fc.tuple(...parts).map((each) => each.join("/"));
}

const encoded = (text: string): string => {
  const path = encodeURIComponent(Buffer.from(text).toString());
  // A dot alone would be another address.
  return /^\.*$/.test(path) ? "%20" : path;
};

const SEARCH = [
  ...["q", "language", "genre", "tag", "level", "fromYear", "toYear", "minDurationMs", "maxDurationMs"],
  ...["singers", "limit", "offset"],
];
/** What a route looks for in the query. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  "/api/songs": SEARCH,
  "/api/admin/songs": SEARCH,
  "/api/songs/[id]/chart": ["v"],
  "/api/songs/[id]/scores": ["room", "season", "limit"],
  "/api/leaderboard": ["room", "season", "limit"],
  "/api/admin/people": ["q", "kind", "limit", "offset"],
  "/api/admin/audit": ["before", "room", "actor", "act", "limit"],
  "/api/people/me/scores": ["limit", "before"],
  "/api/people/me/recordings": ["entry", "semitones", "tempo"],
};

function query(route: string, there: There): fc.Arbitrary<string> {
  const keys = KEYS[route];
  if (!keys) return fc.constant("");
  const number = fc.oneof(fc.nat(300).map(String), hostileText);
  const values: Record<string, fc.Arbitrary<string>> = {
    room: oneOf([...there.slugs, ...there.rooms]),
    actor: oneOf(there.people),
    entry: oneOf(there.entries),
    season: oneOf(["2026-4"]),
    before: oneOf(["3", "2026-11-22T00:00:00Z"]),
    act: oneOf(["create-room"]),
    kind: oneOf(["guest", "admin"]),
    ...{ q: hostileText, v: hostileText, language: hostileText, genre: hostileText, tag: hostileText },
    ...{ semitones: oneOf(["0", "-3"]), tempo: oneOf(["100", "70"]) },
  };
  const pair = fc
    .constantFrom(...keys)
    .chain((key) => (values[key] ?? number).map((value): [string, string] => [key, value]));
  return fc.array(pair, { maxLength: 4 }).map((pairs) => new URLSearchParams(pairs).toString());
}

const text = (most: number) => fc.oneof(fc.string({ minLength: 1, maxLength: most }), hostileText);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** A body that would do, by route; of every other anything at all is sent. */
function bodies(there: There): Record<string, fc.Arbitrary<unknown>> {
  const avatar = oneOf(there.codes);
  const password = maybe(text(20));
  const room = fc.record({
    ...{ name: text(40), theme: fc.constantFrom(...THEMES), visibility: fc.constantFrom(...VISIBILITIES) },
    ...{ password, capacity: fc.integer({ min: 0, max: 1_001 }) },
  });
  const known: Known = {
    ...{ people: there.people, entries: there.entries, songs: there.songs, avatars: there.codes },
    ...{ seats: [], things: [], performances: [], startsAt: null },
  };
  const reason = text(60);
  const minutes = fc.oneof(fc.constant(null), fc.nat(9_000), fc.maxSafeInteger());
  const account = fc.record({
    ...{ email: fc.oneof(fc.emailAddress(), hostileText), password: text(30), name: text(40) },
    ...{ currentPassword: text(30), newPassword: text(30), token: hostileText, image: hostileText },
    callbackURL: fc.constantFrom("/", "https://elsewhere.test/"),
  });
  return {
    "/api/me": fc.record({ name: maybe(text(30)), avatar: maybe(avatar), keepSinging: maybe(fc.boolean()) }),
    "/api/me/avatar": fc.record({ code: avatar, vrm: maybe(oneOf(there.files)) }),
    "/api/rooms": room,
    "/api/admin/rooms": room,
    "/api/rooms/[slug]/ticket": fc.record({ name: text(30), avatar, password }),
    "/api/rooms/[slug]/line": fc.record({ password }),
    "/api/admin/songs/[id]": fc.record({ disabled: fc.boolean() }),
    "/api/admin/people/[id]": fc.constant({ admin: false }),
    "/api/admin/people/[id]/ban": fc.record({ reason, minutes }),
    "/api/admin/rooms/[id]/acts": fitting(AdminAct as unknown as Schema, () => known),
    "/api/people/me/recordings/[id]": fc.record({ shared: fc.boolean() }),
    "/api/entries/[id]/companion": fc.record({ recording: fc.option(oneOf(there.recordings)) }),
    "/api/auth/[...all]": account,
  };
}

/** The bytes of something that is taken, with a few of them others. */
const damaged = (whole: Uint8Array): fc.Arbitrary<Uint8Array<ArrayBuffer>> =>
  fc
    .tuple(fc.array(fc.tuple(fc.nat(whole.length), fc.nat(255)), { maxLength: 8 }), fc.nat(whole.length * 2))
    .map(([bytes, cut]) => {
      const copy = new Uint8Array(whole);
      for (const [at, byte] of bytes) copy[at] = byte;
      return copy.subarray(0, Math.max(cut, 1));
    });

const songFile = fc
  .record({ seed: fc.nat(), number: fc.nat(10_000), name: maybe(hostileText), zipped: fc.nat(3) })
  .map(({ seed, number: n, name, zipped }) => {
    const input = inputOf(seed, n);
    const called = name ?? input.name;
    if (zipped > 0) return { name: called, bytes: new Uint8Array(input.bytes) };
    return {
      name: `${called}.zip`,
      bytes: new Uint8Array(zip({ [called]: input.bytes, "a.mp3": input.bytes })),
    };
  });

const headers: fc.Arbitrary<Record<string, string>> = fc.record(
  {
    range: fc.constantFrom(
      "bytes=0-",
      "bytes=5-2",
      "bytes=-0",
      "bytes=99999999999999999999-",
      "lines=1",
      "bytes=0-1,3-4",
    ),
    "if-none-match": fc.constantFrom("*", '""', "W/x"),
    "if-range": fc.constantFrom('"x"', "Sun, 22 Nov 2026 00:00:00 GMT"),
    "accept-language": fc.constantFrom("xx", "*;q=9", "de,en;q=0.1"),
  },
  { requiredKeys: [] },
);

/** Where a whole file is the body. */
const FILES: Readonly<Record<string, "sound" | "vrm">> = {
  "/api/people/me/recordings": "sound",
  "/api/me/avatar/vrm": "vrm",
};

function bodyFor(route: string, there: There): fc.Arbitrary<Partial<Asked>> {
  const kind = FILES[route];
  if (kind) return damaged(there[kind]).map((bytes) => ({ bytes }));
  if (route.endsWith("/songs")) return fc.array(songFile, { maxLength: 3 }).map((files) => ({ files }));
  const fits = bodies(there)[route] ?? hostileValue;
  const json = fc.oneof({ weight: 4, arbitrary: fits }, { weight: 2, arbitrary: spoilt(fits) });
  return fc.oneof(
    { weight: 12, arbitrary: json.map((value) => ({ json: printable(value) })) },
    {
      weight: 1,
      arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => ({ bytes: new Uint8Array(bytes) })),
    },
  );
}

/** What JSON has no word for is sent as nothing. */
function printable(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value) ?? "null");
  } catch {
    return null;
  }
}

/** Anything that a page, or whoever has read its script, may ask of the house. */
export function requests(routes: readonly RouteMethod[], there: There): fc.Arbitrary<Asked> {
  const asked = routes.map(({ route, method }) => ({
    weight: method === "GET" ? 1 : 2,
    arbitrary: fc
      .record({
        path: pathOf(route, there),
        search: query(route, there),
        headers,
        body: method === "GET" ? fc.constant({}) : bodyFor(route, there),
      })
      .map(({ path, search, body, ...rest }) => ({
        ...{ method, path: search ? `${path}?${search}` : path },
        ...rest,
        ...body,
      })),
  }));
  return fc.oneof(...asked);
}

export const inWords = ({ method, path, json, bytes, files }: Asked): string =>
  [
    `${method} ${path.slice(0, 300)}`,
    json === undefined ? "" : JSON.stringify(json).slice(0, 300),
    bytes ? `${bytes.length} bytes` : "",
    files ? files.map(({ name, bytes: { length } }) => `${name} ${length} bytes`).join(", ") : "",
  ].join(" ");
