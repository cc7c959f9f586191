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
