import type { Tuning } from "@karaverse/protocol";
import { parseUltraStar } from "@karaverse/songs";
import { expect, test } from "vitest";
import { SongLibrary } from "./song-library";

const { song } = parseUltraStar("#TITLE:One\n#ARTIST:The House\n#BPM:300\n#GAP:1000\n: 0 8 0 La\nE\n");

/** Sound is a name here: what becomes of it is what is tested. */
const sound = (name: string) => ({ name }) as unknown as AudioBuffer;
const nameOf = (buffer: AudioBuffer | null) => (buffer as unknown as { name: string } | null)?.name;

function library() {
  const worked: string[] = [];
  let isBroken = false;
  const made = new SongLibrary(
    async () => sound("music"),
    async (_buffer, { semitones, tempo }: Tuning) => {
      worked.push(`${semitones} ${tempo}`);
      if (isBroken) throw new Error("no memory");
      return sound(`music in ${semitones} at ${tempo}`);
    },
    async () => new Response(JSON.stringify(song)),
  );
  return {
    made,
    worked,
    breakDown: (broken: boolean) => {
      isBroken = broken;
    },
  };
}

test("P10 a song in another key and at another pace is worked out once, chart and sound", async () => {
  const { made, worked } = library();
  const tuning = { semitones: 2, tempo: 80 };
  const [ahead, again] = await Promise.all([made.load("one", tuning), made.load("one", { ...tuning })]);
  expect(again).toBe(ahead);
  expect(nameOf(ahead.backing)).toBe("music in 2 at 80");
  expect(ahead.song.tracks[0]?.phrases[0]?.notes[0]).toMatchObject({ pitch: 2, startMs: 1_250 });
  expect(worked).toEqual(["2 80"]);
  const written = await made.load("one");
  expect(nameOf(written.backing)).toBe("music");
  expect(written.song.tracks[0]?.phrases[0]?.notes[0]).toMatchObject({ pitch: 0, startMs: 1_000 });
});

test("P10 what could not be worked out is tried again the next time", async () => {
  const { made, worked, breakDown } = library();
  const tuning = { semitones: -1, tempo: 100 };
  breakDown(true);
  await expect(made.load("one", tuning)).rejects.toThrow("no memory");
  breakDown(false);
  expect(nameOf((await made.load("one", tuning)).backing)).toBe("music in -1 at 100");
  expect(worked).toEqual(["-1 100", "-1 100"]);
});

test("pictures and the video of a song come with it, in any key and at any pace", async () => {
  const text =
    "#TITLE:One\n#ARTIST:The House\n#BPM:300\n#GRAPHICS:one.cdg\n#VIDEO:one.mp4\n#VIDEOGAP:-1.5\nE\n";
  const made = new SongLibrary(
    async () => sound("music"),
    async () => sound("music, slower"),
    async (url) =>
      String(url).endsWith("/graphics")
        ? new Response(new Uint8Array([9, 1]))
        : new Response(JSON.stringify(parseUltraStar(text).song)),
  );
  const slow = await made.load("one", { semitones: 0, tempo: 80 });
  expect(slow.graphics).toEqual(new Uint8Array([9, 1]));
  expect(slow.video).toEqual({ url: "/api/songs/one/video", gapMs: -1_500 });
});
