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

interface Heard {
  readonly at: number;
  readonly midi: number;
}

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

/** The cheapest way from one line to the other; ends of the source may stay over where our part is an excerpt. */
function compare(ours: readonly Heard[], theirs: readonly Heard[], shift: number) {
  const cost: number[][] = [theirs.map(() => 0).concat(0)];
  for (let i = 1; i <= ours.length; i++) {
    const row = [i];
    for (let j = 1; j <= theirs.length; j++) {
      const same = ours[i - 1]?.midi === (theirs[j - 1]?.midi ?? 0) + shift ? 0 : 1;
      row.push(
        Math.min((cost[i - 1]?.[j - 1] ?? 0) + same, (cost[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1),
      );
    }
    cost.push(row);
  }
  const last = cost[ours.length] ?? [];
  let j = last.indexOf(Math.min(...last));
  const pairs: [number, number][] = [];
  for (let i = ours.length; i > 0 && j > 0; ) {
    const here = cost[i]?.[j] ?? 0;
    const same = ours[i - 1]?.midi === (theirs[j - 1]?.midi ?? 0) + shift;
    if (here === (cost[i - 1]?.[j - 1] ?? 0) + (same ? 0 : 1)) {
      i--;
      j--;
      if (same) pairs.unshift([i, j]);
    } else if (here === (cost[i - 1]?.[j] ?? 0) + 1) i--;
    else j--;
  }
  return { differ: Math.min(...last), pairs };
}

/** How many matched neighbours stand equally far apart, both lines brought to the same unit. */
function steps(ours: readonly Heard[], theirs: readonly Heard[], pairs: readonly [number, number][]) {
  const gaps = pairs.slice(1).flatMap(([i, j], k) => {
    const [h, g] = pairs[k] ?? [0, 0];
    if (i !== h + 1 || j !== g + 1) return [];
    return [[(ours[i]?.at ?? 0) - (ours[h]?.at ?? 0), (theirs[j]?.at ?? 0) - (theirs[g]?.at ?? 0)] as const];
  });
  const unit = [0.25, 0.5, 1, 2, 4].reduce((best, scale) =>
    alike(gaps, scale) > alike(gaps, best) ? scale : best,
  );
  return { same: alike(gaps, unit), of: gaps.length };
}

const alike = (gaps: readonly (readonly [number, number])[], scale: number): number =>
  gaps.filter(([a, b]) => Math.abs(a - b * scale) < 0.02).length;

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
    const shifts = Array.from({ length: 49 }, (_, i) => i - 24);
    const best = shifts
      .map((shift) => compare(ours, theirs, shift))
      .reduce((least, each) => (each.differ < least.differ ? each : least));
    const rhythm = steps(ours, theirs, best.pairs);
    process.stdout.write(
      `${name}: ${best.pairs.length} of ${ours.length} notes as in ${"music21" in source ? source.music21 : source.mutopia}` +
        ` (${best.differ} differ${why ? `: ${why}` : ""}), ${rhythm.same} of ${rhythm.of} steps in time\n`,
    );
    if (best.differ > allowed) process.exitCode = 1;
  }
}

await main();
