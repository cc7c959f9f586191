import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AdminSong, ImportedSong, SongCard } from "../../apps/web/src/lib/api-types";
import { corpusBytes } from "../../packages/songs/test/corpus";
import { silentApe } from "../support/ape";
import { encodedTone, needFfmpeg } from "../support/ffmpeg";
import { openWebHouse, type Visitor, type WebHouse } from "../support/web-house";
import { zip } from "../support/zip";
import { CHART, errorsOf, type Sent, SIX_SECONDS, sendSongs } from "./support/sent-songs";

let house: WebHouse;
let admin: Visitor;
beforeAll(async () => {
  house = await openWebHouse();
  admin = await house.admin();
}, 120_000);
afterAll(() => house?.close());

const send = (files: Sent) => sendSongs(admin, files);

describe("importing songs", () => {
  test("takes in a folder with an old encoding and other case, once, and people can sing it", async () => {
    const chart = Buffer.from(CHART("Alle Vögel"), "latin1");
    const { status, songs } = await send({
      "Alle/chart.txt": chart,
      "Alle/song.wav": SIX_SECONDS,
      "Alle/.DS_Store": "x",
    });
    expect(status).toBe(200);
    const [song] = songs;
    expect(song).toMatchObject({ outcome: "added", title: "Alle Vögel" });
    const again = await send({ "a.txt": chart, "song.wav": SIX_SECONDS });
    expect(again.songs).toMatchObject([{ outcome: "duplicate", songId: song?.songId }]);

    const visitor = house.visitor();
    const found = (await visitor.ask("GET", "/api/songs?q=vogel&language=de")).body as { songs: AdminSong[] };
    expect(found.songs).toMatchObject([{ id: song?.songId, durationMs: 6_000, language: "de" }]);
    const chartAnswer = await visitor.ask("GET", found.songs[0]?.chart ?? "");
    expect(chartAnswer.body).toMatchObject({ title: "Alle Vögel", tracks: [{ phrases: [{}, {}] }] });
    const whole = await visitor.ask("GET", found.songs[0]?.backing ?? "");
    expect(new Uint8Array(await whole.response.arrayBuffer())).toEqual(new Uint8Array(SIX_SECONDS));
    const part = await visitor.ask("GET", found.songs[0]?.backing ?? "", { headers: { range: "bytes=4-7" } });
    expect(part.status).toBe(206);
    expect(part.response.headers.get("content-range")).toBe(`bytes 4-7/${SIX_SECONDS.length}`);
    expect(new Uint8Array(await part.response.arrayBuffer())).toEqual(
      new Uint8Array(SIX_SECONDS.subarray(4, 8)),
    );
    expect(
      (await visitor.ask("GET", found.songs[0]?.backing ?? "", { headers: { range: "bytes=99999999-" } }))
        .status,
    ).toBe(416);
    const { body: audit } = await admin.ask("GET", "/api/admin/audit?limit=1");
    expect(audit).toMatchObject({ lines: [{ act: "import-songs" }] });

    await admin.ask("PATCH", `/api/admin/songs/${song?.songId}`, { json: { disabled: true } });
    expect((await visitor.ask("GET", "/api/songs?q=vogel")).body).toMatchObject({ total: 0 });
    expect((await admin.ask("GET", "/api/admin/songs?q=vogel")).body).toMatchObject({
      total: 1,
      songs: [{ disabled: true }],
    });
  });

  test("takes in a zip of several, and reports each by itself", async () => {
    const bytes = zip({
      "pack/one/song.txt": CHART("One"),
      "pack/one/song.wav": SIX_SECONDS,
      "pack/two/song.txt": CHART("Two", "missing.mp3"),
      "pack/three/song.txt": "#TITLE:Three\n",
      "pack/four/song.txt": CHART("Four", "fake.mp3"),
      "pack/four/fake.mp3": "this is no audio at all",
      "__MACOSX/pack/._one": "x",
    });
    const { status, songs, events } = await send({ "pack.zip": bytes });
    expect(status).toBe(200);
    expect(events[0]).toEqual({ songs: 4 });
    expect(songs.map((song) => song.outcome)).toEqual(["added", "refused", "refused", "refused"]);
    expect(songs.map((song) => errorsOf(song)[0])).toEqual([
      undefined,
      "The audio missing.mp3 was not sent along.",
      expect.stringContaining("#BPM"),
      expect.stringMatching(/can't be read as audio|is not what its name says/),
    ]);
  });

  test.each([
    ["a path out of its folder", { "../../evil.txt": CHART("Evil") }, "invalid relative path|leads out"],
    ["an absolute path", { "/etc/evil.txt": CHART("Evil") }, "absolute"],
    [
      "a bomb",
      { "song.txt": CHART("Bomb"), "song.wav": new Uint8Array(30 * 1024 * 1024) },
      "unpacks to far more",
    ],
    [
      "too many files",
      Object.fromEntries(Array.from({ length: 900 }, (_, i) => [`${i}.txt`, "x"])),
      "too many",
    ],
    ["no chart", { "song.wav": "x", "readme.txt": "Thank you for downloading" }, "no UltraStar chart"],
    ["a backslash in a path", { "a\\..\\evil.txt": CHART("Evil") }, "leads out|backslash|invalid"],
    ["a drive in a path", { "C:/evil.txt": CHART("Evil") }, "absolute"],
    ["a path without end", { [`${"deep/".repeat(100)}song.txt`]: CHART("Deep") }, "too long"],
    ["control characters in a path", { "so\u0007ng.txt": CHART("Bell") }, "control characters"],
  ])("refuses a zip with %s", async (_, files, words) => {
    const { status, body } = await send({ "pack.zip": zip(files) });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: "import-refused",
      message: expect.stringMatching(new RegExp(words)),
    });
  });

  test("refuses a zip with a symbolic link in it", async () => {
    const bytes = zip({ "song.txt": CHART("Link"), "song.wav": "/etc/passwd" }, { links: ["song.wav"] });
    const { body } = await send({ "pack.zip": bytes });
    expect(body).toMatchObject({ error: "import-refused", message: expect.stringContaining("link") });
  });

  test("refuses a zip that lies about sizes, is encrypted or broken off", async () => {
    const honest = zip({ "song.txt": CHART("Liar"), "song.wav": SIX_SECONDS });
    const central = honest.indexOf("PK\u0001\u0002");
    const lying = Buffer.from(honest);
    lying.writeUInt32LE(10, central + 24);
    const encrypted = Buffer.from(honest);
    encrypted.writeUInt16LE(encrypted.readUInt16LE(central + 8) | 1, central + 8);
    for (const [bytes, words] of [
      [lying, /can't be read/],
      [encrypted, /encrypted/],
      [honest.subarray(0, honest.length - 30), /can't be read/],
    ] as const) {
      const { body } = await send({ "pack.zip": bytes });
      expect(body).toMatchObject({ error: "import-refused", message: expect.stringMatching(words) });
    }
  });

  test("keeps cover and video where browsers can show them, says why where they can't, and measures the sound", async () => {
    const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(60)]);
    const mp4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypmp42"), Buffer.alloc(900, 7)]);
    const media = "#COVER:c.png\n#VIDEO:v.mp4\n#TAGS:Winter, Choir\n";
    const { songs } = await send({
      "s/a.txt": CHART("Pictures", "song.wav", media),
      "s/song.wav": SIX_SECONDS,
      "s/c.png": png,
      "s/v.mp4": mp4,
    });
    expect(songs).toMatchObject([{ outcome: "added", problems: [] }]);
    const visitor = house.visitor();
    const { body } = await visitor.ask("GET", "/api/songs?q=pictures&tag=winter");
    const [card] = (body as { songs: SongCard[] }).songs;
    // A sine of 8.7 dB below full scale, which at 220 Hz weighs 0.8 dB less than at 1 kHz: -9.5 LUFS.
    expect(card).toMatchObject({ tags: ["winter", "choir"], gainDb: -6.5 });
    const sound = await visitor.ask("GET", card?.backing ?? "");
    expect(sound.response.headers.get("song-gain-db")).toBe("-6.5");
    const part = await visitor.ask("GET", card?.video ?? "", { headers: { range: "bytes=4-11" } });
    expect(part.status).toBe(206);
    expect(await part.response.text()).toBe("ftypmp42");
    expect((await visitor.ask("GET", card?.cover ?? "")).response.headers.get("content-type")).toBe(
      "image/png",
    );

    const odd = await send({
      "o/a.txt": CHART("Odd pictures", "song.wav", media),
      "o/song.wav": SIX_SECONDS,
      "o/c.png": "no picture",
      "o/v.mp4": "RIFF....AVI ",
    });
    expect(odd.songs[0]?.outcome).toBe("added");
    expect(odd.songs[0]?.problems.map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining("no PNG, JPEG or WebP"),
      expect.stringContaining("only MP4 and WebM"),
    ]);
  });

  test("takes in lyrics with stamps, with the audio that is called like them", async () => {
    const lrc =
      "[ti:Stamped]\n[ar:Trad]\n[00:00.50]<00:00.50>One <00:01.50>two\n[00:03.00]<00:03.00>Three\n[00:05.00]\n";
    const { songs } = await send({
      "l/Stamped.lrc": lrc,
      "l/Stamped.wav": SIX_SECONDS,
      "l/other.wav": SIX_SECONDS,
    });
    expect(songs).toMatchObject([{ outcome: "added", title: "Stamped" }]);
    const { body } = await house.visitor().ask("GET", `/api/songs/${songs[0]?.songId}/chart`);
    expect(body).toMatchObject({ title: "Stamped", tracks: [{ phrases: [{}, {}] }] });
  });

  test("C14 takes in songs whose words are pictures (CD+G), alone or named by a chart, and hands the pictures out", async () => {
    const cdg = corpusBytes("Haus - Bilder.cdg");
    const sent = { "d/Haus - Bilder.cdg": cdg, "d/Haus - Bilder.wav": SIX_SECONDS };
    const { songs } = await send({ "disc.zip": zip(sent) });
    expect(songs).toMatchObject([{ outcome: "added", title: "Bilder", artist: "Haus", problems: [] }]);
    expect((await send(sent)).songs).toMatchObject([{ outcome: "duplicate" }]);
    const visitor = house.visitor();
    const { body: chart } = await visitor.ask("GET", `/api/songs/${songs[0]?.songId}/chart`);
    expect(chart).toMatchObject({
      tracks: [{ phrases: [] }],
      media: { graphics: "song.cdg" },
      durationMs: 6_000,
    });
    const pictures = await visitor.ask("GET", `/api/songs/${songs[0]?.songId}/graphics`);
    expect(new Uint8Array(await pictures.response.arrayBuffer())).toEqual(cdg);
    expect(await readdir(join(house.dataDir, "songs", songs[0]?.songId ?? ""))).toEqual([
      "backing.wav",
      "song.cdg",
    ]);

    const named = `#TITLE:Named\n#ARTIST:Trad\n#BPM:240\n#AUDIO:song.wav\n#GRAPHICS:B.cdg\nE\n`;
    const both = await send({ "n/a.txt": named, "n/song.wav": SIX_SECONDS, "n/B.cdg": cdg });
    expect(both.songs).toMatchObject([{ outcome: "added", title: "Named" }]);
    const without = await send({ "n/a.txt": named.replace("Named", "Alone"), "n/song.wav": SIX_SECONDS });
    expect(errorsOf(without.songs[0] as ImportedSong)).toEqual([expect.stringContaining("not sent along")]);
    const nothing = await send({ "Noise.cdg": Buffer.alloc(24 * 100, 9), "Noise.wav": SIX_SECONDS });
    expect(nothing.songs).toMatchObject([{ outcome: "refused" }]);
  });

  test("converts audio that browsers don't play, as loud as every other song", async (context) => {
    if (!(await needFfmpeg())) return context.skip("no ffmpeg");
    const place = await mkdtemp(join(tmpdir(), "karaverse-tones-"));
    for (const ending of ["wma", "aiff", "wv"]) {
      await encodedTone(join(place, `song.${ending}`), 6);
      const sound = await readFile(join(place, `song.${ending}`));
      const chart = CHART(`Tone ${ending}`, `song.${ending}`);
      const { songs } = await send({ "t/a.txt": chart, [`t/song.${ending}`]: sound });
      expect(songs, ending).toMatchObject([{ outcome: "added", problems: [] }]);
      const card = (await house.visitor().ask("GET", `/api/songs/${songs[0]?.songId}`)).body as {
        song: SongCard;
      };
      expect(Math.abs(card.song.durationMs - 6_000), ending).toBeLessThan(150);
      // The tone has an eighth of full scale, 21 dB below; once on both sides it measures -18.9 LUFS.
      expect(card.song.gainDb, ending).toBeGreaterThan(2);
      expect(card.song.gainDb, ending).toBeLessThan(7);
      const kept = await house.visitor().ask("GET", card.song.backing);
      expect(kept.response.headers.get("content-type"), ending).toBe("audio/mpeg");
    }
    await rm(place, { recursive: true });
  });

  test("converts Monkey's Audio, as long as it is; what only begins like it is refused", async (context) => {
    if (!(await needFfmpeg())) return context.skip("no ffmpeg");
    const { songs } = await send({
      "m/a.txt": CHART("Quiet", "song.ape"),
      "m/song.ape": silentApe(6),
      "n/a.txt": CHART("Cut short", "song.ape"),
      "n/song.ape": silentApe(6).subarray(0, 60),
    });
    const [quiet, cut] = ["Quiet", "Cut short"].map((title) => songs.find((song) => song.title === title));
    expect(quiet).toMatchObject({ outcome: "added", problems: [] });
    expect(cut).toMatchObject({ outcome: "refused" });
    expect(errorsOf(cut as ImportedSong)[0]).toContain("can't be read as audio");
    const card = (await house.visitor().ask("GET", `/api/songs/${quiet?.songId}`)).body as { song: SongCard };
    expect(Math.abs(card.song.durationMs - 6_000)).toBeLessThan(150);
    expect(card.song.gainDb).toBe(0);
  });

  test("says what to do with audio that browsers don't play", async () => {
    const { songs } = await send({
      "w/a.txt": CHART("Window", "song.wma"),
      "w/song.wma": "\x30\x26\xb2\x75 and so on",
    });
    expect(songs[0]?.outcome).toBe("refused");
    // With ffmpeg on this machine it is looked into, and found to be nothing.
    expect(errorsOf(songs[0] as ImportedSong)[0]).toMatch(
      /Convert it to MP3 or Ogg|not what its name says|can't be read/,
    );
    const ape = await send({ "w/a.txt": CHART("Ape", "song.xyz"), "w/song.xyz": "x" });
    expect(errorsOf(ape.songs[0] as ImportedSong)[0]).toContain("send MP3, Ogg, M4A, FLAC or WAV");
  });
});

test("a search is answered whatever is asked, and there are shelves to choose from", async () => {
  const visitor = house.visitor();
  const { status, body } = await visitor.ask("GET", `/api/songs?q=${"y".repeat(5_000)}`);
  expect([status, body]).toEqual([200, { songs: [], total: 0, recorded: [] }]);
  expect((await visitor.ask("GET", "/api/songs?level=9")).status).toBe(400);
  expect((await visitor.ask("GET", "/api/songs?offset=-1")).status).toBe(400);
  expect((await visitor.ask("GET", "/api/songs/shelves")).body).toMatchObject({
    languages: expect.arrayContaining([{ language: "de", songs: expect.any(Number) }]),
    tags: expect.arrayContaining([{ tag: "winter", songs: expect.any(Number) }]),
  });
});
