import { expect, test } from "vitest";
import { gainOf, levelled } from "./levelled";

test("a song is turned up by what the server says, and left alone where it says nothing", () => {
  const samples = Float32Array.of(0.1, -0.2);
  const buffer = { numberOfChannels: 1, getChannelData: () => samples };
  const said = (headers: Record<string, string>) => gainOf(new Response(null, { headers }));
  levelled(buffer, said({}));
  levelled(buffer, said({ "Song-Gain-Db": "loud" }));
  expect([...samples]).toEqual([Math.fround(0.1), Math.fround(-0.2)]);
  levelled(buffer, said({ "Song-Gain-Db": "-6.0206" }));
  expect(samples[0]).toBeCloseTo(0.05, 6);
  expect(samples[1]).toBeCloseTo(-0.1, 6);
});
