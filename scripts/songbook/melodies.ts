/**
 * npm run songbook -- melodies [--clones FOLDER] [slug ...]
 *
 * Compares our engraving with independent ones, note by note: the corpus of music21 (pip install music21==10.5.1;
 * PYTHON names the interpreter) and LilyPond files of public repositories, of which FOLDER has clones, each at
 * owner/name. None of it is shipped; what is not there is said and left out. Exits with 1 where more notes differ than are written down here.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { alignment, type Heard, steps } from "./alignment";
import { scoreOf } from "./build";
import { COMPARISONS, type Source } from "./editions";
import { melodyOf } from "./lilypond";
import { melody } from "./notation";

const pitched = (notes: readonly { at: number; midi: number | null }[]): Heard[] =>
  notes.flatMap(({ at, midi }) => (midi === null ? [] : [{ at, midi }]));

function fromCorpus(source: Extract<Source, { music21: string }>): Heard[] | string {
  const [first, last] = source.bars ?? [0, 0];
  const args = [source.music21, source.number ?? 0, source.part ?? 0, first, last].map(String);
  try {
    const python = process.env.PYTHON ?? "python3";
    const printed = execFileSync(python, [join(import.meta.dirname, "corpus.py"), ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    return printed
      .trim()
      .split("\n")
      .map((line) => {
        const [at = 0, midi = 0] = line.split(" ").map(Number);
        return { at, midi };
      });
  } catch (error) {
    const said = String((error as { stderr?: unknown }).stderr ?? error).trim();
    if (/No module named|ENOENT/.test(said)) return "music21 is not installed: pip install music21==10.5.1";
    throw error;
  }
}

function fromClone(
  { repository, path, variable }: Extract<Source, { repository: string }>,
  clones: string | undefined,
): Heard[] | string {
  const file = clones === undefined ? undefined : join(clones, repository, path);
  if (file === undefined || !existsSync(file))
    return `say --clones FOLDER, where github.com/${repository} lies as ${repository}`;
  return pitched(melodyOf(readFileSync(file, "utf8"), variable));
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const flag = args.indexOf("--clones");
  const clones = flag < 0 ? undefined : args[flag + 1];
  const asked = args.filter((_, i) => flag < 0 || (i !== flag && i !== flag + 1));
  for (const { slug, part, inTurns, source, differ: allowed = 0, why } of COMPARISONS) {
    if (asked.length > 0 && !asked.includes(slug)) continue;
    const score = await scoreOf(slug);
    const barQuarters = (score.metre[0] * 4) / score.metre[1];
    const written = score.parts[part];
    const voices = [written?.melody, inTurns ? written?.harmony : undefined];
    const ours = voices
      .flatMap((voice = "") =>
        voice === "" ? [] : pitched(melody(voice, written?.pickup ?? 0, barQuarters)),
      )
      .sort((a, b) => a.at - b.at);
    const theirs = "music21" in source ? fromCorpus(source) : fromClone(source, clones);
    const name = `${slug} ${part}`;
    if (typeof theirs === "string") {
      process.stdout.write(`${name}: not compared, ${theirs}\n`);
      continue;
    }
    const best = alignment(ours, theirs);
    const rhythm = steps(ours, theirs, best.pairs);
    process.stdout.write(
      `${name}: ${best.pairs.length} of ${ours.length} notes as in ${"music21" in source ? source.music21 : `${source.repository}/${source.path}`}` +
        ` (${best.differ} differ${why ? `: ${why}` : ""}), ${rhythm.same} of ${rhythm.of} steps in time\n`,
    );
    if (best.differ > allowed) process.exitCode = 1;
  }
}

await main();
