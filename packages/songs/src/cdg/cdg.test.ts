import fc from "fast-check";
import { expect, test } from "vitest";
import {
  border,
  colours,
  disc,
  memory,
  nothing,
  packet,
  SQUARE,
  scroll,
  tile,
  transparent,
} from "../../test/cdg";
import { corpusBytes } from "../../test/corpus";
import { difficultyOf } from "../difficulty";
import { readSongFile } from "../read-song-file";
import { Cdg, paintCdg } from "./cdg";
import { CDG_HEIGHT, CDG_WIDTH, type CdgFrame } from "./screen";

const pixel = ({ pixels }: CdgFrame, x: number, y: number) => pixels[y * CDG_WIDTH + x];
const END = 1e6;

test("a song whose words are in its pictures: named by its file, long as its packets, without notes", () => {
  const { song, format, problems } = readSongFile(
    "Discs/Haus - Bilder.cdg",
    corpusBytes("Haus - Bilder.cdg"),
  );
  expect(format).toBe("cdg");
  expect(song).toMatchObject({ title: "Bilder", artist: "Haus", media: { graphics: "Haus - Bilder.cdg" } });
  expect(song?.durationMs).toBeCloseTo((3404 / 300) * 1000, 3);
  expect(song && difficultyOf(song)).toBe(1);
  expect(problems).toEqual([]);
  expect(
    readSongFile("SC1234-05 - Haus - Mit Nummer.cdg", corpusBytes("SC1234-05 - Haus - Mit Nummer.cdg")).song,
  ).toMatchObject({
    title: "Mit Nummer",
    artist: "Haus",
  });
});

test("packets act at their time, 300 a second", () => {
  const cdg = new Cdg(disc(memory(1), nothing, nothing, memory(2)));
  expect(pixel(cdg.at(-1), 0, 0)).toBe(0);
  expect(pixel(cdg.at(0), 0, 0)).toBe(1);
  expect(pixel(cdg.at(9.9), 0, 0)).toBe(1);
  expect(pixel(cdg.at(10), 0, 0)).toBe(2);
  expect(pixel(cdg.at(Number.NaN), 0, 0)).toBe(0);
});

test("what does not change need not be painted again", () => {
  const cdg = new Cdg(disc(memory(1), nothing, nothing, memory(2)));
  cdg.at(0);
  const painted = cdg.changes;
  cdg.at(9);
  expect(cdg.changes).toBe(painted);
  cdg.at(10);
  expect(cdg.changes).toBeGreaterThan(painted);
  const later = cdg.changes;
  cdg.at(0);
  expect(cdg.changes).toBeGreaterThan(later);
});

test("a tile draws six by twelve pixels, and drawing it again by exclusive or takes it away", () => {
  const rows = SQUARE.map((_, i) => (i === 0 ? 0b100001 : 0));
  const drawn = new Cdg(disc(memory(0), tile(2, 3, [1, 5], rows))).at(END);
  expect([18, 19, 22, 23].map((x) => pixel(drawn, x, 24))).toEqual([5, 1, 1, 5]);
  expect([pixel(drawn, 17, 24), pixel(drawn, 24, 24), pixel(drawn, 18, 23), pixel(drawn, 18, 36)]).toEqual([
    0, 0, 0, 0,
  ]);
  const twice = tile(2, 3, [0, 7], SQUARE, true);
  expect(new Set(new Cdg(disc(memory(6), twice, twice)).at(END).pixels)).toEqual(new Set([6]));
});

test("colours have four bits a channel", () => {
  const { colours: loaded } = new Cdg(disc(colours("low", [[15, 0, 8]]), colours("high", [[1, 2, 3]]))).at(
    END,
  );
  expect([...loaded.subarray(0, 3)]).toEqual([255, 0, 136]);
  expect([...loaded.subarray(24, 27)]).toEqual([17, 34, 51]);
});

test("scrolling moves whole tiles; what comes in is a colour or what went out", () => {
  const mark = tile(1, 0, [0, 5], SQUARE);
  const right = new Cdg(disc(mark, scroll(0x10, 0, 7))).at(END);
  expect([pixel(right, 0, 12), pixel(right, 6, 12), pixel(right, 12, 12)]).toEqual([7, 5, 0]);
  const leftAround = new Cdg(disc(mark, scroll(0x20, 0, null))).at(END);
  expect([pixel(leftAround, 0, 12), pixel(leftAround, 294, 12), pixel(leftAround, 299, 12)]).toEqual([
    0, 5, 5,
  ]);
  const up = new Cdg(disc(mark, scroll(0, 0x20, 9))).at(END);
  expect([pixel(up, 0, 0), pixel(up, 0, 12), pixel(up, 0, CDG_HEIGHT - 1)]).toEqual([5, 0, 9]);
  const downAround = new Cdg(disc(tile(17, 0, [0, 5], SQUARE), scroll(0, 0x10, null))).at(END);
  expect([pixel(downAround, 0, 0), pixel(downAround, 0, 215)]).toEqual([5, 0]);
});

test("painted for a canvas: border around, moved by pixels, transparent where a colour says so", () => {
  const cdg = new Cdg(
    disc(
      colours("low", [
        [0, 0, 0],
        [15, 0, 0],
        [0, 15, 0],
      ]),
      memory(1),
      border(2),
      transparent(1),
      tile(1, 1, [0, 0], SQUARE),
      packet(24, [0, 3, 0]),
    ),
  );
  const rgba = new Uint8ClampedArray(CDG_WIDTH * CDG_HEIGHT * 4);
  paintCdg(cdg.at(END), rgba);
  const at = (x: number, y: number) => [
    ...rgba.subarray((y * CDG_WIDTH + x) * 4, (y * CDG_WIDTH + x) * 4 + 4),
  ];
  expect(at(0, 0)).toEqual([0, 255, 0, 255]);
  expect(at(6, 12)).toEqual([0, 0, 0, 255]);
  expect(at(9, 12)).toEqual([255, 0, 0, 0]);
});

test("garbage is passed over and counted, and what is not whole left out", () => {
  const { song, problems } = readSongFile("Haus - garbage.cdg", corpusBytes("garbage.cdg"));
  expect(song).not.toBeNull();
  expect(problems).toMatchObject([{ code: "garbled-packets", spot: { unit: "packet", value: 1 } }]);
  const frame = new Cdg(corpusBytes("garbage.cdg")).at(END);
  expect([pixel(frame, 0, 0), pixel(frame, 12, 24)]).toEqual([1, 5]);
});

test("packets that begin late are found", () => {
  const bytes = corpusBytes("misaligned.cdg");
  expect(new Cdg(bytes).skipped).toBe(5);
  expect(readSongFile("a - b.cdg", bytes).problems.map(({ code }) => code)).toEqual([
    "misaligned-packets",
    "cut-packet",
  ]);
  expect(readSongFile("silent.cdg", corpusBytes("silent.cdg"))).toMatchObject({
    song: null,
    problems: [{ code: "no-packets" }],
  });
});

test("whatever one jumps to, forwards or back, is what one sees who watched from the beginning", () => {
  const bytes = corpusBytes("Haus - Bilder.cdg");
  const seeking = new Cdg(bytes);
  fc.assert(
    fc.property(fc.double({ min: -100, max: 13_000, noNaN: true }), (ms) => {
      const seen = seeking.at(ms);
      const fresh = new Cdg(bytes).at(ms);
      expect(Buffer.from(seen.pixels).equals(fresh.pixels)).toBe(true);
      expect({ ...seen, pixels: null }).toEqual({ ...fresh, pixels: null });
    }),
    { numRuns: 40 },
  );
});
