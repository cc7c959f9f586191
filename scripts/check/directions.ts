import { dirname, join, normalize } from "node:path";
import { parseSync } from "oxc-parser";
import { cyclesIn } from "./cycles";
import type { Check } from "./report";
import { filesUnder, isTest, isTypeScript, textOf } from "./sources";

/** Packages that compute and do nothing else: no files, network or clock of their own. */
const PURE = new Set(["protocol", "field-of-view", "songs", "singing", "avatars", "worlds"]);
const PURE_MAY_USE = new Set(["protocol", "songs"]);
const OURS = "@karaverse/";

interface Import {
  file: string;
  specifier: string;
}

/** Which way dependencies point: from apps to packages, from pure packages to `protocol` and `songs` at most. */
export const directions: Check = async () => {
  const files = ["apps", "packages"].flatMap((folder) => filesUnder(folder, isTypeScript));
  const imports = files.flatMap((file) => importsOf(file, textOf(file)));
  const problems = imports.flatMap((found) => {
    const problem = problemWith(found);
    return problem ? [`${found.file}: ${problem}`] : [];
  });
  const cycles = cyclesIn(packageGraph(imports)).map(
    (cycle) => `packages in a circle: ${cycle.join(" -> ")}`,
  );
  return {
    name: "directions",
    scope: `${imports.length} imports in ${files.length} files`,
    problems: [...problems, ...cycles],
  };
};

export function importsOf(file: string, text: string): Import[] {
  const { module } = parseSync(file, text);
  const names = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.map(({ moduleRequest }) => moduleRequest?.value),
    ),
    ...module.dynamicImports.map(
      ({ moduleRequest: { start, end } }) => /^["'`](.*)["'`]$/.exec(text.slice(start, end))?.[1],
    ),
  ];
  return [...new Set(names)].flatMap((specifier) => (specifier ? [{ file, specifier }] : []));
}

export function problemWith({ file, specifier }: Import): string | undefined {
  const [kind, home] = file.split("/");
  if (kind === undefined || home === undefined) return undefined;
  if (specifier.startsWith(".")) {
    const target = normalize(join(dirname(file), specifier));
    if (target.startsWith(`${kind}/${home}/`)) return undefined;
    return isTest(file) ? undefined : `reaches out of its package by ${specifier}; import it by its name`;
  }
  const isPure = kind === "packages" && PURE.has(home);
  if (isPure && specifier.startsWith("node:") && !isTest(file)) return `is pure and imports ${specifier}`;
  const target = ourPackage(specifier);
  if (target === undefined || target === home) return undefined;
  if (target === "web" || target === "realtime" || target === "media") return `imports the app ${target}`;
  if (home === "protocol") return `is the contract and depends on nothing of ours, yet imports ${target}`;
  if (isPure && !PURE_MAY_USE.has(target) && !isTest(file)) return `is pure and imports ${target}`;
  return undefined;
}

function packageGraph(imports: Import[]): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>();
  for (const { file, specifier } of imports) {
    const [, home = ""] = file.split("/");
    const target = ourPackage(specifier);
    if (target === undefined || target === home || isTest(file)) continue;
    graph.set(home, (graph.get(home) ?? new Set()).add(target));
  }
  return graph;
}

function ourPackage(specifier: string): string | undefined {
  return specifier.startsWith(OURS) ? specifier.slice(OURS.length).split("/")[0] : undefined;
}
