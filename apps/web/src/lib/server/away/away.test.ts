import { Script } from "node:vm";
import { expect, test } from "vitest";
import { readCatalogue } from "@/i18n/read-catalogue";
import { serviceWorker } from "./service-worker";

interface FetchOf {
  request: { mode: string; method: string };
  respondWith(answer: Promise<unknown>): void;
}

/** The worker as a browser runs it, with a network that may be there. */
async function run(fetch: () => Promise<unknown>) {
  const heard: Record<string, (event: FetchOf) => void> = {};
  const scope = {
    addEventListener: (name: string, on: (event: FetchOf) => void) => {
      heard[name] = on;
    },
    fetch,
    Response,
  };
  new Script(await serviceWorker()).runInNewContext(scope);
  return (mode: string, method = "GET"): Promise<unknown> | null => {
    let answer: Promise<unknown> | null = null;
    heard.fetch?.({ request: { mode, method }, respondWith: (given) => (answer = given) });
    return answer;
  };
}

test("only a page that can't be fetched is answered, in every language, and nothing is kept", async () => {
  const offline = await run(() => Promise.reject(new TypeError("Failed to fetch")));
  const answer = (await offline("navigate")) as Response;
  expect(answer.status).toBe(503);
  const page = await answer.text();
  for (const language of ["en", "de", "es", "ja", "zh", "ar"] as const)
    expect(page).toContain(JSON.stringify(readCatalogue(language).trouble.away.title));
  expect([offline("cors"), offline("no-cors"), offline("navigate", "POST")]).toEqual([null, null, null]);
  const online = await run(() => Promise.resolve("the page"));
  expect(await online("navigate")).toBe("the page");
  expect(await serviceWorker()).not.toContain("caches");
});
