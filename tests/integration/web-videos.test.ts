import { mkdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { VideosAnswer } from "../../apps/web/src/lib/api-types";
import { TINY_MP4, TINY_WEBM } from "../support/tiny-videos";
import { openWebHouse, type Visitor, type WebHouse } from "../support/web-house";

let house: WebHouse;
beforeAll(async () => {
  house = await openWebHouse();
}, 120_000);
afterAll(() => house?.close());

describe("the folder of videos", () => {
  const ago = new Date(Date.now() - 60_000);
  const put = async (name: string, bytes: Uint8Array, changed = ago) => {
    const path = join(house.dataDir, "videos", name);
    await mkdir(join(house.dataDir, "videos"), { recursive: true });
    await writeFile(path, bytes);
    await utimes(path, changed, changed);
  };
  const asked = async (visitor: Visitor) => (await visitor.ask("GET", "/api/videos")).body as VideosAnswer;

  test("P15 MP4 and WebM are shown to everybody at the same moment; other files are refused with a reason", async () => {
    await put("1-red.webm", TINY_WEBM);
    await put("2-red.mp4", TINY_MP4);
    await put("holiday.avi", TINY_MP4);
    await put("liar.mp4", TINY_WEBM);
    await put("half.mp4", TINY_MP4.subarray(0, 200));
    await put("still-copied.mp4", TINY_MP4, new Date(Date.now() + 3_600_000));
    const [ada, bea] = [house.visitor(), house.visitor()];
    await ada.asGuest();
    await bea.asGuest();
    const [first, second] = [await asked(ada), await asked(bea)];
    const shown = first.playing;
    if (!shown) throw new Error("nothing is shown");
    expect([shown.now.name, shown.next.name].toSorted()).toEqual(["1-red.webm", "2-red.mp4"]);
    expect(shown.now.durationMs).toBe(1_000);
    expect(shown.next.startsAt).toBe(shown.now.startsAt + 1_000);
    // Whole seconds apart from what the other was told: one programme.
    const told = (second.playing?.now.startsAt ?? 0) - shown.now.startsAt;
    expect(told % 1_000).toBe(0);
    expect(first.refused.map(({ sentence }) => sentence)).toEqual([
      "half.mp4 does not say how long it is. Convert it anew.",
      "holiday.avi is neither MP4 nor WebM: browsers play no other.",
      "liar.mp4 is not what its name says: it is webm.",
    ]);
  });

  test("P15 a file is sent by ranges to who has a session, and nothing else of the machine is", async () => {
    const visitor = house.visitor();
    expect((await visitor.ask("GET", "/api/videos")).status).toBe(401);
    await visitor.asGuest();
    const part = await visitor.ask("GET", "/api/videos/2-red.mp4", { headers: { range: "bytes=4-7" } });
    expect(part.status).toBe(206);
    expect(part.response.headers.get("content-type")).toBe("video/mp4");
    expect(part.response.headers.get("content-range")).toBe(`bytes 4-7/${TINY_MP4.length}`);
    for (const name of ["holiday.avi", "nothing.mp4"])
      expect((await visitor.ask("GET", `/api/videos/${name}`)).status).toBe(404);
  });
});
