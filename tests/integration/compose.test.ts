import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { readConfig } from "@karaverse/config";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Variable, variables } from "../../packages/config/src/variables";
import { LIVEKIT_VERSION } from "../../scripts/livekit/index";
import { ROOT } from "../../scripts/support/root";
import { composeFile, environmentOf, exampleVariables, interpolate } from "../support/compose";

const run = promisify(execFile);
const hasCompose = await run("docker-compose", ["version"]).then(
  () => true,
  () => false,
);
/** What a house of one realtime process, opened on this machine, leaves empty. */
const MAY_BE_EMPTY = ["PUBLIC_URL", "COMPOSE_PROFILES", "REDIS_URL", "REALTIME_INTERNAL_URL"];
const filledIn = Object.fromEntries(
  Object.entries(exampleVariables()).map(([name, value]) => [
    name,
    value || (MAY_BE_EMPTY.includes(name) ? "" : "s".repeat(36)),
  ]),
);
/** As .env.example says, for two realtime processes. */
const scaled = {
  ...filledIn,
  COMPOSE_PROFILES: "scale",
  REDIS_URL: "redis://redis:6379",
  REALTIME_INTERNAL_URL: "http://realtime:2567,http://realtime-2:2567",
};
const { services } = composeFile();
const all: readonly Variable[] = Object.values(variables);
/** The launcher's own, and what is only read where there is no LiveKit. */
const NOT_IN_CONTAINERS = new Set(["KARAVERSE_LAUNCHER", "VOICE_OFF_REASON"]);
const imageSets = new Set(
  readFileSync(join(ROOT, "Dockerfile"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("ENV "))
    .flatMap((line) => [...line.matchAll(/(\w+)=/g)].flatMap(([, name]) => name ?? [])),
);

describe("docker-compose.yml", () => {
  test("asks for nothing that .env.example does not name", () => {
    const text = JSON.stringify(composeFile());
    const asked = new Set([...text.matchAll(/\$\{(\w+)/g)].flatMap(([, name]) => name ?? []));
    expect([...asked].filter((name) => !(name in exampleVariables()))).toEqual([]);
  });

  test("refuses to start while a secret is empty", () => {
    const all = JSON.stringify(composeFile());
    for (const secret of [
      "POSTGRES_PASSWORD",
      "AUTH_SECRET",
      "TICKET_SECRET",
      "INTERNAL_SECRET",
      "LIVEKIT_API_SECRET",
    ]) {
      expect(() => interpolate(all, { ...filledIn, [secret]: "" })).toThrow(secret);
    }
  });

  test.each(["web", "realtime"] as const)(
    "gives %s everything that its configuration asks for in production",
    (part) => {
      const service = services[part] ?? {};
      expect(() => readConfig(environmentOf(service, filledIn), part)).not.toThrow();
    },
  );

  test.each(["web", "realtime"] as const)("leaves nothing out that an operator may set for %s", (part) => {
    const passed = services[part]?.environment ?? {};
    const mayBeSet = all.filter(({ parts }) => parts.includes(part)).map(({ name }) => name);
    const isSettled = (name: string) => name in passed || imageSets.has(name) || NOT_IN_CONTAINERS.has(name);
    expect(mayBeSet.filter((name) => !isSettled(name))).toEqual([]);
  });

  test("has the same defaults as the configuration, and .env.example too", () => {
    const example = exampleVariables();
    const asked = [...JSON.stringify(composeFile()).matchAll(/\$\{(\w+):-([^}]*)\}/g)];
    for (const { name, unset } of all) {
      if (typeof unset !== "object" || name === "REALTIME_INTERNAL_URL") continue;
      for (const [, , value] of asked.filter(([, each]) => each === name))
        expect(value, name).toBe(unset.value);
      if (name in example) expect(example[name], name).toBe(unset.value);
    }
  });

  test("J9 gives both realtime processes of the profile `scale` one Redis, and web the addresses of both", () => {
    for (const name of ["realtime", "realtime-2"]) {
      const config = readConfig(environmentOf(services[name] ?? {}, scaled), "realtime");
      expect(config.redisUrl).toBe("redis://redis:6379");
    }
    expect(readConfig(environmentOf(services.realtime ?? {}, filledIn), "realtime").redisUrl).toBeUndefined();
    const { realtimeUrls } = readConfig(environmentOf(services.web ?? {}, scaled), "web");
    expect(realtimeUrls.map((url) => new URL(url).hostname)).toEqual(["realtime", "realtime-2"]);
    expect(["realtime-2", "redis"].map((name) => services[name]?.profiles)).toEqual([["scale"], ["scale"]]);
  });

  test("checks the health of every service that stays, and starts each after what it stands on", () => {
    const healthOf = (name: string) =>
      services[name]?.healthcheck ?? (services[name]?.build ? "in the image" : undefined);
    for (const name of ["web", "realtime", "postgres", "livekit", "redis"])
      expect(healthOf(name)).toBeDefined();
    expect(services.migrate?.depends_on?.postgres?.condition).toBe("service_healthy");
    for (const app of ["web", "realtime"]) {
      expect(services[app]?.depends_on?.migrate?.condition).toBe("service_completed_successfully");
    }
  });

  test("runs the LiveKit that everything is tested with", () => {
    expect(services.livekit?.image).toBe(`livekit/livekit-server:v${LIVEKIT_VERSION}`);
  });

  test.skipIf(!hasCompose)("is accepted by docker-compose config", async () => {
    const folder = mkdtempSync(join(tmpdir(), "karaverse-compose-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const envFile = join(folder, ".env");
    const configOf = async (variables: Record<string, string>) => {
      const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
      writeFileSync(envFile, lines.join(""));
      return (await run("docker-compose", ["--env-file", envFile, "config"], { cwd: ROOT })).stdout;
    };
    expect(await configOf(filledIn)).toContain("livekit");
    expect(await configOf(scaled)).toContain("REDIS_URL: redis://redis:6379");
    await expect(
      run("docker-compose", ["--env-file", ".env.example", "config"], { cwd: ROOT }),
    ).rejects.toThrow(/fill in \.env/);
  });
});
