import { readdirSync, readFileSync } from "node:fs";
import { REASONS } from "@karaverse/protocol";
import compile from "icu-minify/compile";
import { describe, expect, test } from "vitest";
import { FEATURES } from "./features";
import { LANGUAGES, type Language } from "./languages";
import { readCatalogue } from "./read-catalogue";

type Tree = { readonly [key: string]: string | Tree };

/** Each message by its whole key. */
function flat(tree: Tree, before = ""): [key: string, message: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[`${before}${key}`, value] as [string, string]]
      : flat(value, `${before}${key}.`),
  );
}

/** What has to be given to say it: names of arguments, and of tags. */
function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  const walk = (node: unknown): void => {
    if (!Array.isArray(node)) return;
    const [name, kind, options] = node;
    if (typeof name === "string") names.add(name);
    if (typeof kind === "number" && typeof options === "object")
      for (const each of Object.values(options ?? {})) walkAll(each);
    else for (const part of node.slice(1)) walk(part);
  };
  const walkAll = (nodes: unknown): void => {
    if (Array.isArray(nodes)) for (const node of nodes) walk(node);
  };
  walkAll(compile(message));
  return [...names].sort();
}

const ENGLISH = new Map(flat(readCatalogue("en") as unknown as Tree));
const OTHERS = (Object.keys(LANGUAGES) as Language[]).filter((language) => language !== "en");

test("every feature of the catalogue is one that pages can ask for", () => {
  expect(Object.keys(readCatalogue("en")).sort()).toEqual([...FEATURES].sort());
});

describe.each(OTHERS)("in %s", (language) => {
  const messages = new Map(flat(readCatalogue(language) as unknown as Tree));

  test("everything is said that is said in English, and nothing else", () => {
    expect([...messages.keys()].sort()).toEqual([...ENGLISH.keys()].sort());
  });

  test("nothing is empty", () => {
    expect([...messages].filter(([, message]) => message.trim() === "")).toEqual([]);
  });

  test("every message says what the English one says: the same names and numbers are in it", () => {
    const differs = [...messages].filter(
      ([key, message]) => String(argumentsOf(message)) !== String(argumentsOf(ENGLISH.get(key) ?? "")),
    );
    expect(differs).toEqual([]);
  });
});

const ROOT = new URL("../", import.meta.url).pathname;
const SOURCE = readdirSync(ROOT, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes("components/"))
  .map((file) => ({ file, text: readFileSync(`${ROOT}${file}`, "utf8") }));

test("every message is said somewhere", () => {
  const source = SOURCE.map(({ text }) => text).join("\n");
  const quoted = new Set(source.match(/["'`][a-z][\w-]*\.[\w.-]+["'`]/gi)?.map((key) => key.slice(1, -1)));
  const begun = [...new Set(source.match(/`[a-z][\w-]*\.[\w.-]*\$\{/gi)?.map((key) => key.slice(1, -2)))];
  const unsaid = [...ENGLISH.keys()].filter(
    (key) => !quoted.has(key) && !begun.some((beginning) => key.startsWith(beginning)),
  );
  expect(unsaid).toEqual([]);
});

test("what is read out or shown at the pointer comes from the catalogue, too", () => {
  // Text between tags is looked after by Biome's noJsxLiterals.
  const words =
    /\b(?:label|title|note|verb|placeholder|alt|words|aria-(?:label|description|valuetext))="\p{L}/u;
  const literal = SOURCE.filter(({ file }) => file.endsWith(".tsx")).flatMap(({ file, text }) =>
    text.split("\n").flatMap((line, n) => (words.test(line) ? [`${file}:${n + 1}`] : [])),
  );
  expect(literal).toEqual([]);
});

test("what a field is called in its form is no word of the catalogue: forms are read in every language", () => {
  const named = /<(?:Field|Select|input|select|textarea)\b(?:(?!\/>|\bonChange=)[\s\S])*?\bname=\{t\(/;
  expect(SOURCE.filter(({ text }) => named.test(text)).map(({ file }) => file)).toEqual([]);
});

test("every refusal of the room has words in the catalogue, the same as the server's", () => {
  for (const [reason, sentence] of Object.entries(REASONS))
    expect([reason, ENGLISH.get(`reasons.${reason}`)]).toEqual([reason, sentence]);
});
