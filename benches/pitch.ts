import pc from "picocolors";
import { type Bench, type Figure, figure } from "../scripts/bench/figures";
import { tableLines } from "../scripts/bench/table";
import { decoded } from "./pitch/backing";
import { builtInParts, heard, scoreOf } from "./pitch/cheats";
import { CONTENDERS, type ContenderName } from "./pitch/contenders";
import { CONDITIONS, type ConditionName, takesOf } from "./pitch/material";
import { type Measured, measure } from "./pitch/measure";

/** The design's aims, in every condition. */
const MEDIAN_CENTS = 5;
const OCTAVE_PERCENT = 1;

/** What a whole song played into the microphone may be worth. */
const MOST_BY_BACKING = 3_000;

const COLUMNS = ["median", "p95", "octave", "missed", "invented", "cpu"] as const;

const names = <Name extends string>(all: Record<Name, unknown>, only: string | undefined): Name[] =>
  (Object.keys(all) as Name[]).filter((name) => only === undefined || only.split(",").includes(name));

const bench: Bench = {
  about: "the pitch of voices whose pitch is known: our tracker beside pitchy alone, YIN and pYIN",
  options: {
    only: `conditions, with commas: ${Object.keys(CONDITIONS).join(", ")}`,
    songs: "played into the microphone, with commas: all, without any when only is given",
    trackers: `with commas: ${Object.keys(CONTENDERS).join(", ")}`,
  },

  async run(say, given) {
    const rows: [ConditionName, ContenderName, Measured][] = [];
    for (const condition of names(CONDITIONS, given.only)) {
      say(`Listening: ${condition}`);
      const takes = await takesOf(condition);
      for (const name of names(CONTENDERS, given.trackers))
        rows.push([condition, name, measure(CONTENDERS[name], takes)]);
    }
    print(rows);
    return [
      ...rows.flatMap(([condition, name, measured]) =>
        figuresOf(`${condition}-${name}`, name === "ours", measured),
      ),
      ...(await played(say, given.songs ?? (given.only === undefined ? undefined : ""))),
    ];
  },
};

/** What each song's own backing, and its guide, are worth when they are all that the microphone hears. */
async function played(say: (text: string) => void, only: string | undefined): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { song, part, track } of builtInParts()) {
    if (part > 0 || (only !== undefined && !only.split(",").includes(song))) continue;
    say(`Playing into the microphone: ${song}`);
    for (const media of ["backing", "guide"] as const) {
      const { samples, sampleRate } = await decoded(song, `${media}.mp3`);
      const points = scoreOf(track, "medium", heard(samples, sampleRate));
      const aim = media === "backing" ? { atMost: MOST_BY_BACKING } : undefined;
      figures.push(figure(`played-${media}-${song}`, points, "points", aim));
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

function print(rows: readonly [ConditionName, ContenderName, Measured][]): void {
  console.log(
    "\nDistance from the truth in cents; octaves wrong, sung but not heard, heard but not sung in %; ms of a core a second\n",
  );
  const lines = tableLines(
    { cells: ["condition", "tracker", ...COLUMNS], paint: pc.dim },
    rows.map(([condition, name, measured]) => ({
      cells: [condition, name, ...COLUMNS.map((column) => measured[column].toFixed(1))],
      paint: name === "ours" ? pc.bold : undefined,
    })),
    new Set([0, 1]),
  );
  for (const line of lines) console.log(line);
}

export default bench;
