import type { Song } from "@karaverse/songs";
import { notesOf } from "@karaverse/songs";
import { songOfScore } from "./chart";
import { type Played, playKit, playLayer } from "./players";
import type { Score } from "./score";
import type { Channel } from "./synth";
import { timelineOf } from "./timeline";

/** Room for the last chord to ring out. */
const TAIL_MS = 2500;

export interface Composition {
  readonly song: Song;
  readonly durationMs: number;
  readonly band: readonly Channel[];
  readonly guide: Channel;
}

/** From a score to its chart and to what every player plays; no sound yet. */
export function compose(score: Score): Composition {
  const timeline = timelineOf(score);
  const durationMs = Math.round(timeline.msOf(timeline.endQuarter) + TAIL_MS);
  const song = songOfScore(score, timeline, durationMs);
  const layers = Object.entries(score.layers).map(
    ([name, layer]): Channel => ({
      program: layer.program,
      pan: layer.pan ?? 0,
      level: layer.level ?? 90,
      reverb: layer.reverb ?? 45,
      notes: playLayer(name, layer, score, timeline),
    }),
  );
  const kits = Object.entries(score.kits ?? {});
  const drums: Channel[] =
    kits.length === 0
      ? []
      : [
          {
            program: 0,
            drums: true,
            pan: 0,
            level: Math.max(...kits.map(([, kit]) => kit.level ?? 90)),
            reverb: Math.max(...kits.map(([, kit]) => kit.reverb ?? 30)),
            notes: kits.flatMap(([name, kit]) => playKit(name, kit, score, timeline)),
          },
        ];
  return { song, durationMs, band: [...layers, ...drums], guide: guideOf(song, score) };
}

/** A clarinet speaks this much after it is blown. */
const GUIDE_ATTACK_MS = 10;
/** Between two notes, for the tongue. */
const GUIDE_BREATH_MS = 30;

/** The guide plays the chart, not the score: what is heard is what is scored. A duet's guide plays both parts. */
function guideOf(song: Song, score: Score): Channel {
  const { program, attackMs = GUIDE_ATTACK_MS } = score.guide;
  const notes = song.tracks.flatMap((track) => notesOf(track));
  return {
    program,
    pan: 0,
    level: 110,
    reverb: 25,
    notes: notes.map(
      (note): Played => ({
        ms: Math.max(0, note.startMs - attackMs),
        lengthMs: Math.max(60, note.lengthMs - GUIDE_BREATH_MS),
        midi: note.pitch + 60,
        velocity: note.kind === "golden" || note.kind === "golden-rap" ? 96 : 88,
      }),
    ),
  };
}
