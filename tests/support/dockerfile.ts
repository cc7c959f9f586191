import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "../../scripts/support/root";

const run = promisify(execFile);

/** What a stage leaves: a folder that stands for its root, and how its command is run. */
export interface Stage {
  root: string;
  env: Record<string, string>;
  folder: string;
  command: string[];
  /** Debian's, which the image has and this machine may not: named, and not installed. */
  packages: string[];
}

interface Instruction {
  word: string;
  rest: string;
}

/** The folders of an image that our Dockerfile names by absolute paths. */
const FOLDERS = ["app", "pruned", "built", "data"];

/**
 * Carries out a Dockerfile without Docker: each stage is a folder, its commands run with this machine's Node, and
 * absolute paths are led into the folder. Enough to prove that the instructions fit together.
 */
export async function buildStages(
  file: string,
  context: string,
  place: string,
  targets: string[],
): Promise<Map<string, Stage>> {
  const blocks = stagesOf(readFileSync(file, "utf8"));
  const building = new Map<string, Promise<Stage>>();
  const need = (name: string): Promise<Stage> => {
    const stage = building.get(name) ?? build(name);
    building.set(name, stage);
    return stage;
  };
  const build = async (name: string): Promise<Stage> => {
    const block = blocks.get(name);
    if (!block) throw new Error(`The Dockerfile has no stage ${name}`);
    // As Docker does: what a stage stands on and takes from is built side by side.
    const others = block.instructions.flatMap(({ rest }) => /--from=(\S+)/.exec(rest)?.[1] ?? []);
    const [parent] = await Promise.all([
      blocks.has(block.from) ? need(block.from) : undefined,
      ...others.map(need),
    ]);
    const stage: Stage = parent
      ? { ...parent, env: { ...parent.env }, packages: [...parent.packages], root: join(place, name) }
      : { root: join(place, name), env: {}, folder: "/", command: [], packages: [] };
    mkdirSync(stage.root, { recursive: true });
    if (parent) await link(`${parent.root}/.`, stage.root);
    for (const { word, rest } of block.instructions) await carryOut(stage, word, rest, context, need);
    return stage;
  };
  return new Map(await Promise.all(targets.map(async (target) => [target, await need(target)] as const)));
}

async function carryOut(
  stage: Stage,
  word: string,
  rest: string,
  context: string,
  need: (name: string) => Promise<Stage>,
): Promise<void> {
  if (word === "ENV") {
    for (const [, name = "", value = ""] of rest.matchAll(/(\w+)=(\S+)/g)) stage.env[name] = value;
  } else if (word === "WORKDIR") {
    stage.folder = rest;
    mkdirSync(inside(stage, rest), { recursive: true });
  } else if (word === "CMD") {
    stage.command = JSON.parse(rest);
  } else if (word === "COPY") {
    const words = rest.split(/\s+/);
    const from = words.find((it) => it.startsWith("--from="))?.slice("--from=".length);
    const paths = words.filter((it) => !it.startsWith("--"));
    const target = inside(stage, resolve(stage.folder, paths.at(-1) ?? "."));
    for (const source of paths.slice(0, -1)) {
      const path = from ? inside(await need(from), source) : join(context, source);
      await copyInto(path, target, from ? link : copy);
    }
  } else if (word === "RUN" && rest.startsWith("apt-get update")) {
    const [, names = ""] = /apt-get install ([^&;|]+)/.exec(rest) ?? [];
    stage.packages.push(
      ...names
        .trim()
        .split(/\s+/)
        .filter((name) => !name.startsWith("-")),
    );
  } else if (word === "RUN") {
    await shell(stage, rest);
  }
}

async function shell(stage: Stage, script: string): Promise<void> {
  const led = script.replaceAll(
    new RegExp(`(?<=[\\s=:]|^)/(${FOLDERS.join("|")})(?=[/\\s*]|$)`, "g"),
    `${stage.root}/$1`,
  );
  const env = { ...bareEnvironment(), ...WARM, ...ledEnv(stage) };
  await run("sh", ["-ec", withoutOwners(led)], {
    cwd: inside(stage, stage.folder),
    env,
    maxBuffer: 50_000_000,
  }).catch((error: Error & { stdout?: string; stderr?: string }) => {
    const words = `${error.stdout ?? ""}${error.stderr ?? ""}`.trim().slice(-3_000);
    throw new Error(`RUN ${script}\n${words}`);
  });
}

/**
 * What was fetched or built before is taken again, where its checksum or the hash of all that goes into it says that it
 * is the same: the launcher, which builds these very apps, need not do it a second time.
 */
const WARM = { npm_config_prefer_offline: "true", TURBO_CACHE_DIR: join(ROOT, ".turbo/cache") };

/** Accounts are the image's: here everything belongs to who runs the test. */
function withoutOwners(script: string): string {
  return script.replaceAll(/ -[og] node\b/g, "");
}

export function ledEnv(stage: Stage): Record<string, string> {
  const led = Object.entries(stage.env).map(([name, value]) => [
    name,
    value.startsWith("/") ? inside(stage, value) : value,
  ]);
  return Object.fromEntries(led);
}

/** Of the machine only what finds programs and package registries: nothing of a developer's settings. */
export function bareEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) =>
    /^(PATH|HOME|TMPDIR|LANG|npm_config_.*|.*_proxy|SSL_.*|NODE_EXTRA_CA_CERTS)$/i.test(name),
  );
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

export function inside(stage: Stage, path: string): string {
  return join(stage.root, path);
}

async function copyInto(source: string, target: string, take: typeof copy): Promise<void> {
  if (!existsSync(source)) throw new Error(`COPY: there is no ${source}`);
  // Docker copies what is in a folder, and a file into a folder under its name.
  const isFolder = (await run("test", ["-d", source]).catch(() => undefined)) !== undefined;
  if (isFolder) {
    mkdirSync(target, { recursive: true });
    await take(`${source}/.`, target);
  } else {
    mkdirSync(existsSync(target) ? target : dirname(target), { recursive: true });
    cpSync(source, existsSync(target) ? join(target, source.split("/").at(-1) ?? "") : target);
  }
}

/** From stage to stage by links: nobody writes into a file, everybody writes new ones. */
async function link(from: string, to: string): Promise<void> {
  await run("cp", ["-al", from, to]);
}

async function copy(from: string, to: string): Promise<void> {
  await run("cp", ["-a", from, to]);
}

function stagesOf(text: string): Map<string, { from: string; instructions: Instruction[] }> {
  const stages = new Map<string, { from: string; instructions: Instruction[] }>();
  let current: Instruction[] = [];
  const joined = text.replaceAll(/^\s*#.*$/gm, "").replaceAll(/\\\n/g, " ");
  for (const line of joined.split("\n")) {
    const [, word, rest = ""] = /^([A-Z]+)\s+(.*)$/.exec(line.trim()) ?? [];
    if (!word) continue;
    if (word === "FROM") {
      const [, from = "", name = ""] = /^(\S+) AS (\S+)$/.exec(rest) ?? [];
      current = [];
      stages.set(name, { from, instructions: current });
    } else current.push({ word, rest: rest.trim() });
  }
  return stages;
}
