/**
 * npx tsx scripts/songbook/melodies.ts [--mutopia FOLDER] [slug ...]
 *
 * Compares our engraving with independent ones, note by note: the corpus of music21 (pip install music21==10.5.1;
 * PYTHON names the interpreter) and a clone of github.com/MutopiaProject/MutopiaProject. Neither is shipped; what
 * is not there is said and left out. Exits with 1 where more notes differ than are written down here.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { alignment, type Heard, steps } from "./alignment";
import { scoreOf } from "./build";
import { relativeMelody } from "./lilypond";
import { melody } from "./notation";

type Source =
  | {
      readonly music21: string;
      readonly number?: number;
      readonly part?: number;
      readonly bars?: readonly [number, number];
    }
  | { readonly mutopia: string; readonly variable: string };

interface Comparison {
  readonly slug: string;
  readonly part: string;
  readonly source: Source;
  /** Notes whose pitch differs from the source's, and why that is meant. */
  readonly differ?: number;
  readonly why?: string;
}

const MAGIC_FLUTE = "ftp/MozartWA/KV620";
const COMPARISONS: readonly Comparison[] = [
  {
    slug: "aloha-oe",
    part: "verse",
    source: { music21: "liliuokalani/aloha_oe.mxl", part: 4 },
    differ: 5,
    why: "two syllables that share a note there have a note each",
  },
  { slug: "aloha-oe", part: "chorus", source: { music21: "liliuokalani/aloha_oe.mxl", part: 0 } },
  { slug: "mo-li-hua", part: "verse", source: { music21: "essenFolksong/han1.abc", number: 516 } },
  { slug: "sakura-sakura", part: "verse", source: { music21: "essenFolksong/test0.abc", number: 5 } },
  {
    slug: "die-gedanken-sind-frei",
    part: "verse",
    source: { music21: "essenFolksong/lux.abc", number: 34 },
    differ: 2,
    why: "Luxembourg turns the last line otherwise",
  },
  {
    slug: "la-cucaracha",
    part: "chorus",
    source: { music21: "essenFolksong/test0.abc", number: 3 },
    differ: 1,
    why: "it sings an A before the last F",
  },
  {
    slug: "la-donna-e-mobile",
    part: "strophe",
    source: { music21: "verdi/laDonnaEMobile.mxl", bars: [2, 17] },
  },
  {
    slug: "la-donna-e-mobile",
    part: "refrain",
    source: { music21: "verdi/laDonnaEMobile.mxl", bars: [18, 25] },
    differ: 2,
    why: "a turn before the end is sung plain",
  },
  {
    slug: "fengaraki",
    part: "verse",
    source: {
      mutopia: "ftp/ClementiM/O42/clementi-op42/clementi-op42-lys/ilys/clementi-op42-mus-L18-ah-vous.ily",
      variable: "LessonXVIIIUpperB",
    },
    differ: 10,
    why: "Clementi adorns it for the piano",
  },
  {
    slug: "der-hoelle-rache",
    part: "rage",
    source: {
      mutopia: `${MAGIC_FLUTE}/magicflute-14-aria/magicflute-14-aria-lys/MF14-Arie.ly`,
      variable: "konigindernacht",
    },
  },
  {
    slug: "der-hoelle-rache",
    part: "call",
    source: {
      mutopia: `${MAGIC_FLUTE}/magicflute-14-aria/magicflute-14-aria-lys/MF14-Arie.ly`,
      variable: "konigindernacht",
    },
  },
  {
    slug: "in-diesen-heilgen-hallen",
    part: "aria",
    source: {
      mutopia: `${MAGIC_FLUTE}/magicflute-15-aria/magicflute-15-aria-lys/parts/MF15-Arie.ily`,
      variable: "sarastro",
    },
  },
];

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

function fromMutopia(
  source: Extract<Source, { mutopia: string }>,
  folder: string | undefined,
): Heard[] | string {
  if (folder === undefined)
    return "say --mutopia FOLDER, a clone of github.com/MutopiaProject/MutopiaProject";
  return pitched(relativeMelody(readFileSync(join(folder, source.mutopia), "utf8"), source.variable));
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const flag = args.indexOf("--mutopia");
  const mutopia = flag < 0 ? undefined : args[flag + 1];
  const asked = args.filter((_, i) => flag < 0 || (i !== flag && i !== flag + 1));
  for (const { slug, part, source, differ: allowed = 0, why } of COMPARISONS) {
    if (asked.length > 0 && !asked.includes(slug)) continue;
    const score = await scoreOf(slug);
    const barQuarters = (score.metre[0] * 4) / score.metre[1];
    const written = score.parts[part];
    const ours = pitched(melody(written?.melody ?? "", written?.pickup ?? 0, barQuarters));
    const theirs = "music21" in source ? fromCorpus(source) : fromMutopia(source, mutopia);
    const name = `${slug} ${part}`;
    if (typeof theirs === "string") {
      process.stdout.write(`${name}: not compared, ${theirs}\n`);
      continue;
    }
    const best = alignment(ours, theirs);
    const rhythm = steps(ours, theirs, best.pairs);
    process.stdout.write(
      `${name}: ${best.pairs.length} of ${ours.length} notes as in ${"music21" in source ? source.music21 : source.mutopia}` +
        ` (${best.differ} differ${why ? `: ${why}` : ""}), ${rhythm.same} of ${rhythm.of} steps in time\n`,
    );
    if (best.differ > allowed) process.exitCode = 1;
  }
}

await main();
