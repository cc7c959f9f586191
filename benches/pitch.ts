import pc from "picocolors";
import { type Bench, type Figure, figure } from "../scripts/bench/figures";
import { tableLines } from "../scripts/bench/table";
import { decoded } from "./pitch/backing";
import { builtInParts, heard, scoreOf } from "./pitch/cheats";
import { CONTENDERS, type ContenderName } from "./pitch/contenders";
import { CONDITIONS, type ConditionName, SET_NAMES, type SetName, takesOf } from "./pitch/material";
import { type Measured, measure } from "./pitch/measure";
import { unknownSounds } from "./pitch/unknown";

/** The design's aims, in every condition. */
const MEDIAN_CENTS = 5;
const OCTAVE_PERCENT = 1;

/** What a whole song played into the microphone may be worth. */
const MOST_BY_SONG = 3_000;

/** Rule C18: what people differ by from note to note, and machines do not, cents. */
const SPREAD_CENTS = 3;

const COLUMNS = ["median", "p95", "octave", "missed", "invented", "cpu"] as const;

interface Row {
  condition: ConditionName;
  set: SetName;
  name: ContenderName;
  measured: Measured;
}

const names = <Name extends string>(all: Record<Name, unknown>, only: string | undefined): Name[] =>
  (Object.keys(all) as Name[]).filter((name) => only === undefined || only.split(",").includes(name));

const bench: Bench = {
  about:
    "the pitch of voices whose pitch is known: our tracker, with and without canceller, beside pitchy, YIN and pYIN",
  options: {
    only: `conditions, with commas: ${Object.keys(CONDITIONS).join(", ")}`,
    songs: "played into the microphone, with commas: all, without any when only is given",
    trackers: `with commas: ${Object.keys(CONTENDERS).join(", ")}`,
  },

  async run(say, given) {
    const rows: Row[] = [];
    for (const condition of names(CONDITIONS, given.only)) {
      say(`Listening: ${condition}`);
      for (const set of SET_NAMES) {
        const takes = await takesOf(condition, set);
        for (const name of names(CONTENDERS, given.trackers))
          rows.push({ condition, set, name, measured: measure(CONTENDERS[name], takes) });
      }
    }
    print(rows);
    return [
      ...rows.flatMap(({ condition, set, name, measured }) =>
        figuresOf(`${condition}-${set === "known" ? "" : `${set}-`}${name}`, name === "ours", measured),
      ),
      ...(await played(say, given.songs ?? (given.only === undefined ? undefined : ""))),
    ];
  },
};

/** What each song's backing, guide and both are worth when they are all that the microphone hears, from anywhere. */
async function played(say: (text: string) => void, only: string | undefined): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { song, part, track } of builtInParts()) {
    if (part > 0 || (only !== undefined && !only.split(",").includes(song))) continue;
    say(`Playing into the microphone: ${song}`);
    const [backing, guide] = await Promise.all([decoded(song, "backing.mp3"), decoded(song, "guide.mp3")]);
    const both = backing.samples.map((sample, i) => sample + (guide.samples[i] ?? 0));
    for (const [media, sound] of Object.entries({ backing: backing.samples, guide: guide.samples, both })) {
      const playing = { ours: backing.samples, guide: guide.samples };
      const points = scoreOf(track, "medium", heard(sound, backing.sampleRate, playing));
      figures.push(figure(`played-${media}-${song}`, points, "points", { atMost: MOST_BY_SONG }));
    }
    for (const [name, { score, spreadCents }] of await unknownSounds(song, track)) {
      figures.push(figure(`unknown-${name}-${song}`, score, "points"));
      if (spreadCents === null) continue;
      const aim = name === "guide" ? { atMost: SPREAD_CENTS } : { atLeast: SPREAD_CENTS };
      figures.push(
        figure(`unknown-${name}-spread-${song}`, spreadCents, "cents", name === "both" ? undefined : aim),
      );
    }
  }
  return figures;
}

function figuresOf(id: string, isOurs: boolean, measured: Measured): Figure[] {
  const aim = (atMost: number) => (isOurs ? { atMost } : undefined);
  return [
    figure(`${id}-median`, measured.median, "cents", aim(MEDIAN_CENTS)),
    figure(`${id}-p95`, measured.p95, "cents"),
    figure(`${id}-octave`, measured.octave, "%", aim(OCTAVE_PERCENT)),
    figure(`${id}-missed`, measured.missed, "%"),
    figure(`${id}-invented`, measured.invented, "%"),
    figure(`${id}-cpu`, measured.cpu, "ms/s"),
  ];
}

function print(rows: readonly Row[]): void {
  console.log(
    "\nDistance from the truth in cents; octaves wrong, sung but not heard, heard but not sung in %; ms of a core a second\n",
  );
  const lines = tableLines(
    { cells: ["condition", "takes", "tracker", ...COLUMNS], paint: pc.dim },
    rows.map(({ condition, set, name, measured }) => ({
      cells: [condition, set, name, ...COLUMNS.map((column) => measured[column].toFixed(1))],
      paint: name === "ours" ? pc.bold : undefined,
    })),
    new Set([0, 1, 2]),
  );
  for (const line of lines) console.log(line);
}

export default bench;
