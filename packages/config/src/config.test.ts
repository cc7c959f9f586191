import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  ConfigError,
  configurationPage,
  type Environment,
  ensureSecrets,
  type Part,
  readConfig,
} from "./index";

const DATABASE_URL = "postgresql://karaverse:hunter2@127.0.0.1:5432/karaverse";
const SECRET = "0123456789abcdef0123456789abcdef";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "karaverse-config-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const problemsOf = (env: Environment, part: Part = "web") => {
  try {
    readConfig(env, part);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error("the environment was accepted");
};

describe("readConfig", () => {
  test("fills in what nobody set, and is frozen", () => {
    const config = readConfig({ DATABASE_URL, DATA_DIR: dataDir }, "web");
    expect(config).toMatchObject({ mode: "development", webPort: 3000, host: "127.0.0.1", dataDir });
    expect(config.publicUrl).toBeUndefined();
    expect(Object.isFrozen(config)).toBe(true);
  });

  test("names every wrong variable with what was given and what is allowed", () => {
    const error = problemsOf({ DATABASE_URL, DATA_DIR: dataDir, WEB_PORT: "70000", LOG_LEVEL: "loud" });
    expect(error.problems).toEqual([
      { name: "WEB_PORT", given: '"70000"', allowed: "a whole number from 1 to 65535" },
      { name: "LOG_LEVEL", given: '"loud"', allowed: "one of trace, debug, info, warn, error, silent" },
    ]);
    expect(error.message).toContain('WEB_PORT: given "70000"; allowed: a whole number from 1 to 65535');
  });

  test("never shows a secret or a password that was given", () => {
    const error = problemsOf({
      DATABASE_URL: "mysql://me:hunter2@db/x",
      DATA_DIR: dataDir,
      AUTH_SECRET: "short-pass",
    });
    expect(error.message).not.toContain("short-pass");
    expect(error.message).not.toContain("hunter2");
    expect(error.message).toContain("10 characters (hidden)");
  });

  test("asks for DATABASE_URL when it is empty", () => {
    expect(
      problemsOf({ DATABASE_URL: " ", DATA_DIR: dataDir }).problems.map((problem) => problem.name),
    ).toEqual(["DATABASE_URL"]);
  });

  test("requires every secret in production", () => {
    const error = problemsOf(
      { DATABASE_URL, DATA_DIR: dataDir, NODE_ENV: "production", LIVEKIT_URL: "ws://x" },
      "realtime",
    );
    expect(error.problems.map((problem) => problem.name)).toEqual([
      "LIVEKIT_API_KEY",
      "LIVEKIT_API_SECRET",
      "TICKET_SECRET",
      "INTERNAL_SECRET",
    ]);
  });

  test("asks for no LiveKit key where there is no LiveKit", () => {
    const env = { DATABASE_URL, NODE_ENV: "production", TICKET_SECRET: SECRET, INTERNAL_SECRET: SECRET };
    expect(readConfig(env, "realtime").livekitUrl).toBeUndefined();
  });

  test("takes this machine's secrets in production when the launcher started it", () => {
    const env = { DATABASE_URL, DATA_DIR: dataDir, NODE_ENV: "production", KARAVERSE_LAUNCHER: "1" };
    expect(readConfig(env, "web").ticketSecret).toBe(ensureSecrets(dataDir).TICKET_SECRET);
  });

  test("gives each part only what it reads", () => {
    const config = readConfig({ DATABASE_URL, DATA_DIR: dataDir }, "realtime");
    expect(config).not.toHaveProperty("authSecret");
    expect(config).toHaveProperty("livekitSecret");
  });

  test("keeps addresses without a trailing slash", () => {
    const env = { DATABASE_URL, DATA_DIR: dataDir, PUBLIC_URL: "https://sing.example/" };
    expect(readConfig(env, "web").publicUrl).toBe("https://sing.example");
  });
});

describe("ensureSecrets", () => {
  test("makes them once, readable by the owner only", () => {
    const first = ensureSecrets(dataDir);
    expect(ensureSecrets(dataDir)).toEqual(first);
    expect(statSync(join(dataDir, "secrets.json")).mode & 0o777).toBe(0o600);
    expect(new Set(Object.values(first)).size).toBe(Object.keys(first).length);
  });
});

test("docs/configuration.md is what the schema says (npx tsx packages/config/src/write-docs.ts)", () => {
  const page = readFileSync(new URL("../../../docs/configuration.md", import.meta.url), "utf8");
  expect(page).toBe(configurationPage());
});
