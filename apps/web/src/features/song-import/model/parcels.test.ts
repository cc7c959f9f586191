import { expect, test } from "vitest";
import { type Placed, parcelsOf } from "./parcels";

const placed = (path: string, content = ""): Placed => ({ path, file: new File([content], path) });
const shown = async (files: Placed[]) =>
  (await parcelsOf(files)).map(({ name, songs, files: sent }) => [name, songs, sent.map(({ path }) => path)]);

test("each folder with a song in it is sent by itself, with what lies in folders below it", async () => {
  const files = ["All/One/a.txt", "All/One/a.mp3", "All/One/art/cover.png", "All/Two/b.txt", "All/Two/b.ogg"];
  expect(await shown([...files, "All/notes.pdf"].map((path) => placed(path)))).toEqual([
    ["All/One", 1, files.slice(0, 3)],
    ["All/Two", 1, files.slice(3)],
  ]);
});

test("a zip is sent by itself, and how many songs are in it is not known", async () => {
  expect(await shown([placed("pack.zip"), placed("a.txt"), placed("a.mp3")])).toEqual([
    ["a.txt", 1, ["a.txt", "a.mp3"]],
    ["pack.zip", null, ["pack.zip"]],
  ]);
});

test("of many songs in one folder each is sent with the files it names and those called like it", async () => {
  const songs = Array.from({ length: 6 }, (_, i) => [
    placed(`Flat/${i}.txt`, `#AUDIO:Sound ${i}.MP3\n#COVER:all.png`),
    placed(`Flat/sound ${i}.mp3`),
    placed(`Flat/${i}.webm`),
  ]).flat();
  const parcels = await shown([...songs, placed("Flat/all.png")]);
  expect(parcels).toHaveLength(6);
  expect(parcels[2]).toEqual([
    "Flat/2.txt",
    1,
    ["Flat/2.txt", "Flat/sound 2.mp3", "Flat/2.webm", "Flat/all.png"],
  ]);
});

test("what has no song beside it is not sent", async () => {
  expect(await shown([placed("Photos/cat.jpg"), placed("music.mp3")])).toEqual([]);
});
