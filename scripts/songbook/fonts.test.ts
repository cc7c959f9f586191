import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { notesOf, parseUltraStar } from "@karaverse/songs";
import { expect, test } from "vitest";
import { slugs } from "./build";

const root = resolve(import.meta.dirname, "../..");
const require = createRequire(import.meta.url);

/** What a family says it can draw: "U+0370-0377,U+037A" for each of its files. */
function rangesOf(family: string): [number, number][] {
  const files = JSON.parse(readFileSync(require.resolve(`${family}/unicode.json`), "utf8")) as Record<
    string,
    string
  >;
  return Object.values(files)
    .join(",")
    .split(",")
    .map((range) => {
      const [from = 0, to = from] = range
        .slice(2)
        .split("-")
        .map((hex) => Number.parseInt(hex, 16));
      return [from, to];
    });
}

const layout = readFileSync(join(root, "apps/web/src/app/layout.tsx"), "utf8");
const families = [...layout.matchAll(/import "(@fontsource[^"]*)"/g)].flatMap(([, name]) => name ?? []);
const ranges = families.flatMap(rangesOf);

test.each(slugs())("%s: the page brings a font for every letter of words, title and artist", (slug) => {
  const { song } = parseUltraStar(readFileSync(join(root, "songs", slug, "song.txt"), "utf8"));
  if (!song) throw new Error("There is no song");
  const words = song.tracks.flatMap((track) => notesOf(track).map((note) => note.text)).join("");
  const letters = [...new Set(`${song.title}${song.artist}${words}`)].filter(
    (letter) => letter.trim() !== "",
  );
  const undrawn = letters.filter((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return !ranges.some(([from, to]) => code >= from && code <= to);
  });
  expect(undrawn).toEqual([]);
});
