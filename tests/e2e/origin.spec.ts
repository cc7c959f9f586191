import { expect } from "@playwright/test";
import { queueSong, SLOW_MS, say, takeMicrophone, test } from "./support/people";

const directives = (policy: string): Map<string, string[]> =>
  new Map(
    policy.split(";").map((one) => {
      const [name = "", ...sources] = one.trim().split(/\s+/);
      return [name, sources];
    }),
  );

test("every page carries a strict Content-Security-Policy", async ({ house }) => {
  const context = await house.browserOf();
  const room = await house.room(context);
  const { host } = new URL(house.stack.url);
  const nonces = new Set<string>();
  for (const path of ["/", `/r/${room.slug}`, "/admin", "/no-such-page"]) {
    const headers = (await context.request.get(path)).headers();
    const policy = directives(headers["content-security-policy"] ?? "");
    expect(policy.get("default-src"), path).toEqual(["'self'"]);
    const scripts = policy.get("script-src") ?? [];
    expect(scripts).not.toContain("'unsafe-inline'");
    expect(scripts).not.toContain("'unsafe-eval'");
    nonces.add(scripts.find((source) => source.startsWith("'nonce-")) ?? "none");
    for (const name of ["script-src", "connect-src", "img-src", "media-src", "font-src", "worker-src"]) {
      for (const source of policy.get(name) ?? []) {
        const isOwn = source === `ws://${host}` || source === `wss://${host}`;
        expect(isOwn || /^('.*'|data:|blob:)$/.test(source), `${path} ${name} ${source}`).toBe(true);
      }
    }
    expect(policy.get("object-src")).toEqual(["'none'"]);
    expect(policy.get("base-uri")).toEqual(["'none'"]);
    expect(policy.get("frame-ancestors")).toEqual(["'none'"]);
    expect(policy.get("form-action")).toEqual(["'self'"]);
    expect(headers["x-content-type-options"]).toBe("nosniff");
  }
  expect(nonces.size, "a nonce of its own for each answer").toBe(4);
});

test("what is text goes out compressed, answers of routes too; what is compressed already goes as it is", async ({
  house,
}) => {
  const context = await house.browserOf();
  await house.room(context);
  const encodingOf = async (path: string) =>
    (await context.request.get(path)).headers()["content-encoding"] ?? "none";
  const page = await (await context.request.get("/")).text();
  const script = /\/_next\/static\/[^"]+\.js/.exec(page)?.[0] ?? "";
  const { songs } = (await (await context.request.get("/api/songs")).json()) as { songs: { id: string }[] };
  const song = `/api/songs/${songs[0]?.id}`;
  for (const path of ["/", script, "/api/songs", `${song}/chart`, `${song}/cover`])
    expect(await encodingOf(path), path).toBe("gzip");
  expect(await encodingOf(`${song}/backing`)).toBe("none");
});

test("a whole visit in 3D, with voice, chat and a song, asks no other origin", { tag: "@drawn" }, async ({
  house,
}) => {
  const { room, host } = await house.host("Ada");
  await host.page.getByRole("button", { name: "Microphone", exact: true }).click();
  const bob = await house.guest(room, "Bob", { view: "low" });
  await say(bob.page, "Which one?");
  await queueSong(host.page, "Auld Lang Syne");
  await takeMicrophone(host.page);
  for (const { page } of [host, bob]) {
    await expect(page.getByTestId("stage")).toHaveAttribute("data-phase", "singing", { timeout: SLOW_MS });
    await expect
      .poll(() => page.evaluate(() => window.karaverse?.reading().voice), { timeout: SLOW_MS })
      .toBe("connected");
  }
  await bob.page.getByRole("button", { name: "Leave" }).click();
  await expect(bob.page.getByRole("button", { name: "Create a room" })).toBeVisible({ timeout: SLOW_MS });
  expect(house.elsewhere).toEqual([]);
});
