import { expect, test } from "vitest";
import { filmLevel, type ScreenMoment, screenShows } from "./screens";

const idle: ScreenMoment = {
  own: "lyrics",
  isMain: true,
  chosen: "lyrics",
  isPerformed: false,
  isAskedForQueue: false,
};

test("P15 a song that is sung has the main screen, whatever was chosen", () => {
  expect(screenShows({ ...idle, chosen: "video-folder", isPerformed: true })).toBe("lyrics");
  expect(screenShows({ ...idle, isAskedForQueue: true, isPerformed: true })).toBe("lyrics");
});

test("P15 while nobody sings it shows what a host chose; a screen beside it always its own", () => {
  expect(screenShows({ ...idle, chosen: "camera" })).toBe("camera");
  expect(screenShows({ ...idle, own: "queue" })).toBe("queue");
  expect(screenShows({ ...idle, own: "queue", isMain: false, chosen: "camera", isPerformed: true })).toBe(
    "queue",
  );
});

test("M9 a trigger brings the queue onto the main screen", () => {
  expect(screenShows({ ...idle, chosen: "camera", isAskedForQueue: true })).toBe("queue");
});

test("P15 films are heard softly, and not while somebody performs", () => {
  expect(filmLevel(true)).toBe(0);
  expect(filmLevel(false)).toBeGreaterThan(0);
  expect(filmLevel(false)).toBeLessThan(0.5);
});
