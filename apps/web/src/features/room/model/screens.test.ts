import { sceneOf } from "@karaverse/worlds";
import { expect, test } from "vitest";
import type { RoomView } from "@/connection";
import { inEnglish } from "@/i18n/read-catalogue";
import type { ScreenContent } from "@/world";
import { queueRows, screensOf } from "./screens";
import { shownAt } from "./video-moment";

const entry = (id: string) => ({
  ...{ id, songId: `song-${id}`, title: `Song ${id}` },
  singers: [{ personId: "ada", name: "Ada" }],
});
const viewOf = (ids: string[], now?: string) =>
  ({
    name: "Rosa's",
    queue: ids.map(entry),
    performance: now ? { phase: "singing", entry: now } : { phase: "idle" },
  }) as unknown as RoomView;

test("the queue's screen says what is sung now, what is next and what comes after", () => {
  const labels = (ids: string[], now?: string) =>
    queueRows(inEnglish(), viewOf(ids, now))?.map(({ label }) => label);
  expect(labels(["a", "b", "c", "d"], "a")).toEqual(["Now", "Next", "After"]);
  expect(labels(["a", "b"])).toEqual(["Next", "After"]);
  expect(labels([])).toBeUndefined();
  expect(queueRows(inEnglish(), viewOf(["a"]))?.[0]).toMatchObject({
    singers: "Ada",
    cover: "/api/songs/song-a/cover",
  });
});

test("P15 each screen of the club shows its own: words, the queue over the bar, the stage in the foyer", () => {
  const main: ScreenContent = { kind: "title", title: "Rosa's", subtitle: "", note: "" };
  const kinds = (chosen: "lyrics" | "video-folder", view = viewOf(["a"]), shown: ScreenContent = main) =>
    screensOf(inEnglish(), {
      ...{ scene: sceneOf("club"), chosen, main: shown, view, isAskedForQueue: false },
      film: () => null,
    }).map(({ kind }) => kind);
  expect(kinds("lyrics")).toEqual(["title", "queue", "camera"]);
  expect(kinds("video-folder")).toEqual(["video", "queue", "camera"]);
  expect(kinds("lyrics", viewOf([]))).toEqual(["title", "title", "camera"]);
  const result: ScreenContent = { kind: "result", title: "", singers: [] };
  expect(kinds("video-folder", viewOf(["a"]), result)[0]).toBe("result");
});

test("P15 at the same moment of the room's clock the same place of the same file is shown", () => {
  const film = (name: string, startsAt: number) => ({ name, url: name, startsAt, durationMs: 10_000 });
  const playing = { now: film("a", 5_000), next: film("b", 15_000) };
  expect(shownAt(playing, 7_500)).toEqual({ film: playing.now, atMs: 2_500 });
  expect(shownAt(playing, 15_000)).toEqual({ film: playing.next, atMs: 0 });
  expect(shownAt(playing, 4_000)).toEqual({ film: playing.now, atMs: 0 });
  expect(shownAt(playing, 26_000)).toBeNull();
});
