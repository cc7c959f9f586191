import { expect, test } from "vitest";
import { readSettings } from "./settings";

const memory = (text: string) => ({ getItem: () => text, setItem: () => undefined });

test("a link's quality and view go over what was kept", () => {
  const kept = memory('{"quality":"high","motion":"reduced","view":"world"}');
  expect(readSettings(kept, new URLSearchParams("quality=low&view=list"))).toEqual({
    quality: "low",
    motion: "reduced",
    view: "list",
    selfView: "off",
  });
});

test("nonsense in the link or in the browser's memory counts as nothing", () => {
  const fallback = { quality: "auto", motion: "system", view: "world", selfView: "off" };
  expect(readSettings(memory("{"), new URLSearchParams("quality=ultra"))).toEqual(fallback);
  expect(readSettings(memory('{"quality":7}'), new URLSearchParams())).toEqual(fallback);
  expect(readSettings(memory('{"quality":"medium"}'), new URLSearchParams("quality=ultra")).quality).toBe(
    "medium",
  );
});
