import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { DataLock } from "./data-lock";
import { checkEnvironment } from "./environment";
import { Failure } from "./failure";
import { type LaunchOptions, readOptions } from "./options";

/** What somebody reads who asked for that. */
function toldOf(work: () => unknown): { reason: string; wayOut: string } {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return { reason: error.message, wayOut: error.wayOut };
    throw error;
  }
  throw new Error("nothing was refused");
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "karaverse-refusals-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

describe("npm start refuses in words, with a way out", () => {
  test.each([
    [["--bogus"], {}, "Unknown option '--bogus'"],
    [["lounge"], {}, "Unexpected argument 'lounge'"],
    [["--port", "99999"], {}, "--port 99999: allowed are 0 to 65535"],
    [["--port", ""], {}, "--port : allowed are 0 to 65535"],
    [[], { WEB_PORT: "web" }, "WEB_PORT web: allowed are 0 to 65535"],
    [["--realtime", "0"], {}, "--realtime 0: allowed are 1 to 32"],
  ])("%j with %j", (args, env, reason) => {
    const told = toldOf(() => readOptions(args, env as NodeJS.ProcessEnv));
    expect(told.reason).toContain(reason);
    expect(told.wayOut).toBe("npm start -- --help");
  });

  test("values that no part of the house may have, all of them at once and before anything starts", () => {
    const options = { ...(readOptions([], {}) as LaunchOptions), dataDir: folder() };
    expect(() => checkEnvironment(options, { HOST: "0.0.0.0", RECORDING_DAYS: "0" } as never)).not.toThrow();
    const wrong = { RECORDING_DAYS: "never", VERIFY_VOICES: "-1", DATABASE_URL: "mysql://root:hidden@db/x" };
    const { reason, wayOut } = toldOf(() => checkEnvironment(options, wrong as never));
    for (const name of Object.keys(wrong)) expect(reason.split(name)).toHaveLength(2);
    expect(reason).toContain("a whole number from 0 to 36500");
    expect(reason).not.toContain("hidden");
    expect(wayOut).toContain("docs/configuration.md");
  });

  test("a data folder that cannot be one", () => {
    const file = join(folder(), "a-file");
    writeFileSync(file, "");
    const { reason, wayOut } = toldOf(() => DataLock.take(join(file, "data")));
    expect(reason).toContain(join(file, "data"));
    expect(wayOut).toContain("--data DIR");
  });
});
