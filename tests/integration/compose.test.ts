import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { readConfig } from "@karaverse/config";
import { describe, expect, onTestFinished, test } from "vitest";
import { LIVEKIT_VERSION } from "../../scripts/livekit/index";
import { ROOT } from "../../scripts/support/root";
import { composeFile, environmentOf, exampleVariables, interpolate } from "../support/compose";

const run = promisify(execFile);
const hasCompose = await run("docker-compose", ["version"]).then(
  () => true,
  () => false,
);
const filledIn = Object.fromEntries(
  Object.entries(exampleVariables()).map(([name, value]) => [
    name,
    value || (name === "PUBLIC_URL" ? "" : "s".repeat(36)),
  ]),
);
const { services } = composeFile();

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

  test("checks the health of every service that stays, and starts each after what it stands on", () => {
    const healthOf = (name: string) =>
      services[name]?.healthcheck ?? (services[name]?.build ? "in the image" : undefined);
    for (const name of ["web", "realtime", "postgres", "livekit"]) expect(healthOf(name)).toBeDefined();
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
    writeFileSync(
      envFile,
      Object.entries(filledIn)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(""),
    );
    const { stdout } = await run("docker-compose", ["--env-file", envFile, "config"], { cwd: ROOT });
    expect(stdout).toContain("livekit");
    await expect(
      run("docker-compose", ["--env-file", ".env.example", "config"], { cwd: ROOT }),
    ).rejects.toThrow(/fill in \.env/);
  });
});
