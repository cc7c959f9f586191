import {
  choice,
  flag,
  folder,
  ipAddress,
  type Kind,
  port,
  secret,
  text,
  url,
  urls,
  wholeNumber,
} from "./kinds";

/** Who reads a variable: the web app, the realtime server, or the commands in scripts/. */
export type Part = "web" | "realtime" | "tools";

export interface Variable<T = unknown> {
  readonly name: string;
  readonly kind: Kind<T>;
  readonly about: string;
  readonly parts: readonly Part[];
  /**
   * What an unset variable means: a value, nothing at all, a refusal, or a secret made on first start
   * ("for-voice": only needed where LIVEKIT_URL is set).
   */
  readonly unset: { readonly value: string } | "absent" | "required" | "generated" | "generated-for-voice";
}

const everywhere = ["web", "realtime", "tools"] as const;

const variable = <T, const P extends readonly Part[], const U extends Variable["unset"]>(description: {
  name: string;
  kind: Kind<T>;
  about: string;
  parts: P;
  unset: U;
}) => description;

/** The whole environment. The key is the name in code, `name` the name in the environment. */
export const variables = {
  mode: variable({
    name: "NODE_ENV",
    kind: choice("development", "test", "production"),
    about: "How the processes run. Production takes no generated secrets unless the launcher started it.",
    parts: everywhere,
    unset: { value: "development" },
  }),
  launcher: variable({
    name: "KARAVERSE_LAUNCHER",
    kind: flag,
    about: "Set by `npm start`: this machine's own secrets in DATA_DIR may stand in for those not given.",
    parts: everywhere,
    unset: { value: "0" },
  }),
  publicUrl: variable({
    name: "PUBLIC_URL",
    kind: url("http", "https"),
    about:
      "The address people open, when it is not the one the web server listens on (behind a reverse proxy). " +
      "With https the session cookie is sent over https only.",
    parts: ["web", "tools"],
    unset: "absent",
  }),
  host: variable({
    name: "HOST",
    kind: text("a host name or an IP address"),
    about: "The address the web server listens on. 0.0.0.0 opens it to the network.",
    parts: ["web", "tools"],
    unset: { value: "127.0.0.1" },
  }),
  webPort: variable({
    name: "WEB_PORT",
    kind: port,
    about: "The port of the web server, the only one a browser speaks HTTP to.",
    parts: ["web", "tools"],
    unset: { value: "3000" },
  }),
  trustProxy: variable({
    name: "TRUST_PROXY",
    kind: flag,
    about:
      "Whether X-Forwarded-For is believed. Only behind a reverse proxy that sets it: rate limits count by it.",
    parts: ["web"],
    unset: { value: "0" },
  }),
  realtimeHost: variable({
    name: "REALTIME_HOST",
    kind: text("a host name or an IP address"),
    about: "The address the realtime server listens on. Browsers reach it through the web server.",
    parts: ["realtime", "tools"],
    unset: { value: "127.0.0.1" },
  }),
  realtimePort: variable({
    name: "REALTIME_PORT",
    kind: port,
    about: "The port of the realtime server.",
    parts: ["realtime", "tools"],
    unset: { value: "2567" },
  }),
  realtimeUrls: variable({
    name: "REALTIME_INTERNAL_URL",
    kind: urls("http", "https"),
    about:
      "Where the web server reaches the realtime server; with several processes (REDIS_URL) all of them, " +
      "parted by commas.",
    parts: ["web", "tools"],
    unset: { value: "http://127.0.0.1:2567" },
  }),
  redisUrl: variable({
    name: "REDIS_URL",
    kind: url("redis", "rediss"),
    about:
      "The Redis over which several realtime processes share the house; the same for all of them. Unset: there " +
      "is one process, and no Redis. `npm start -- --realtime 2` brings its own when it is not set.",
    parts: ["realtime", "tools"],
    unset: "absent",
  }),
  databaseUrl: variable({
    name: "DATABASE_URL",
    kind: url("postgresql", "postgres"),
    about: "The PostgreSQL database. `npm start` brings its own when it is not set.",
    parts: everywhere,
    unset: "required",
  }),
  livekitUrl: variable({
    name: "LIVEKIT_URL",
    kind: url("http", "https", "ws", "wss"),
    about: "Where the servers reach LiveKit's signal port. Unset: rooms run without voice and say so.",
    parts: everywhere,
    unset: "absent",
  }),
  livekitKey: variable({
    name: "LIVEKIT_API_KEY",
    kind: text("the name of a key that LiveKit knows"),
    about: "The key the realtime server signs voice tokens with.",
    parts: ["realtime", "tools"],
    unset: "generated-for-voice",
  }),
  livekitSecret: variable({
    name: "LIVEKIT_API_SECRET",
    kind: secret,
    about: "The secret that belongs to LIVEKIT_API_KEY.",
    parts: ["realtime", "tools"],
    unset: "generated-for-voice",
  }),
  livekitNodeIp: variable({
    name: "LIVEKIT_NODE_IP",
    kind: ipAddress,
    about:
      "Under `npm start` and in compose: the address under which browsers reach LiveKit, which voice goes to. Unset: " +
      "this machine's own where HOST opens it to the network.",
    parts: ["tools"],
    unset: "absent",
  }),
  voiceOffReason: variable({
    name: "VOICE_OFF_REASON",
    kind: text("a sentence"),
    about: "Why there is no voice, in words shown in the room. Only read when LIVEKIT_URL is not set.",
    parts: ["web", "realtime", "tools"],
    unset: { value: "No voice server is configured." },
  }),
  verifyPercent: variable({
    name: "VERIFY_PERCENT",
    kind: wholeNumber(0, 100),
    about:
      "Of how many performances in a hundred the voice that arrives in LiveKit is laid beside the score, which is then " +
      "marked as verified. 0: of none. It wants @livekit/rtc-node, which runs on Linux, macOS and Windows.",
    parts: ["realtime"],
    unset: { value: "100" },
  }),
  verifyVoices: variable({
    name: "VERIFY_VOICES",
    kind: wholeNumber(0, 1_000),
    about:
      "How many singers each realtime process listens to at once, in a process of its own at lower priority: each takes " +
      "about 2 % of a core. Who comes on stage beyond that is scored without being verified.",
    parts: ["realtime"],
    unset: { value: "8" },
  }),
  ticketSecret: variable({
    name: "TICKET_SECRET",
    kind: secret,
    about: "Signs the one-use tickets that let a person into a room; the same for web and realtime.",
    parts: everywhere,
    unset: "generated",
  }),
  authSecret: variable({
    name: "AUTH_SECRET",
    kind: secret,
    about: "Signs session cookies. Changing it signs everybody out.",
    parts: ["web", "tools"],
    unset: "generated",
  }),
  internalSecret: variable({
    name: "INTERNAL_SECRET",
    kind: secret,
    about: "The password between the web server and the realtime server; the same for both.",
    parts: everywhere,
    unset: "generated",
  }),
  dataDir: variable({
    name: "DATA_DIR",
    kind: folder,
    about: "Where this machine keeps its own: embedded database, generated secrets, imported songs, logs.",
    parts: everywhere,
    unset: { value: "./data" },
  }),
  songsDir: variable({
    name: "SONGS_DIR",
    kind: folder,
    about: "The built-in songbook.",
    parts: everywhere,
    unset: { value: "./songs" },
  }),
  recordingDays: variable({
    name: "RECORDING_DAYS",
    kind: wholeNumber(0, 36_500),
    about:
      "For how many days what people sing is kept for those who agreed to it. 0: nobody's singing is kept.",
    parts: ["web"],
    unset: { value: "365" },
  }),
  avatarFilesMb: variable({
    name: "AVATAR_FILES_MB",
    kind: wholeNumber(0, 999_999_999),
    about:
      "How many megabytes the VRM files that people bring may take in DATA_DIR, all together. 0: nobody brings any.",
    parts: ["web"],
    unset: { value: "2000" },
  }),
  logLevel: variable({
    name: "LOG_LEVEL",
    kind: choice("trace", "debug", "info", "warn", "error", "silent"),
    about: "How much the processes write.",
    parts: everywhere,
    unset: { value: "info" },
  }),
} satisfies Record<string, Variable>;

export type Variables = typeof variables;
