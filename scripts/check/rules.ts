import type { Check } from "./report";
import { filesUnder, isTypeScript, textOf } from "./sources";

const SPEC = "packages/protocol/SPEC.md";

/** Every rule of SPEC.md is proven by a test that cites it, and no test cites a rule that is not there. */
export const rules: Check = async () => {
  const defined = rulesIn(textOf(SPEC));
  const isTestFile = (name: string) => isTypeScript(name) && /\.(test|spec)\.tsx?$/.test(name);
  const files = [
    ...["apps", "packages", "scripts"].flatMap((folder) => filesUnder(folder, isTestFile)),
    // Tests that share a server lie in files of their own beside the one that starts it.
    ...filesUnder("tests", isTypeScript),
  ];
  const cited = files.flatMap((file) => citationsIn(textOf(file)).map((rule) => ({ rule, file })));
  const proven = new Set(cited.map(({ rule }) => rule));
  const known = new Set(defined);
  return {
    name: "rules",
    scope: `${defined.length} rules of ${SPEC}, ${files.length} test files`,
    problems: [
      ...duplicates(defined).map((rule) => `${SPEC}: ${rule} is numbered twice`),
      ...defined.filter((rule) => !proven.has(rule)).map((rule) => `${SPEC}: no test proves ${rule}`),
      ...cited
        .filter(({ rule }) => !known.has(rule))
        .map(({ rule, file }) => `${file}: cites ${rule}, which is no rule`),
    ],
  };
};

/** A rule begins its line with its number: **P6** */
export function rulesIn(spec: string): string[] {
  return [...spec.matchAll(/^\*\*([A-Z]\d+)\*\*/gm)].flatMap(([, rule]) => rule ?? []);
}

/** The numbers that a test's title begins with: test("P6, P7 a performer who ...", or it.each(...)("P6 ...". */
export function citationsIn(source: string): string[] {
  const titles = source.matchAll(
    /\b(?:test|it|describe)\b[^"'`\n]*?\(\s*["'`]((?:[A-Z]\d+[\s,:]+(?:and\s+)?)+)/g,
  );
  return [...titles].flatMap(([, ids]) => ids?.match(/[A-Z]\d+/g) ?? []);
}

function duplicates(names: string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}
