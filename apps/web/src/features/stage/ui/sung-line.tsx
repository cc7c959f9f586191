import type { Difficulty } from "@karaverse/protocol";
import { foldCents, TOLERANCE } from "@karaverse/singing";
import { isGolden, isPitched, type Note, notesOf, type Track } from "@karaverse/songs";
import { useEffect, useRef } from "react";
import { fit, LANE_COLOURS, nearest, rangeOf } from "./lane-drawing";

interface SungPoint {
  at: number;
  cents: number;
}

interface Props {
  track: Track;
  difficulty: Difficulty;
  sung: readonly SungPoint[];
  /** The phrase that was sung best, by its place in the track. */
  best: number | null;
  /** Whose line it is, for screen readers. */
  label: string;
  className: string;
}

/** A point comes every 50 ms; a longer gap is a rest. */
const GAP_MS = 120;
/** A wider step, semitones, is another note and no slide. */
const STEP = 1.5;
const BEST = "rgb(88 224 194 / 0.1)";

/** The whole song at a glance: its notes, and over them what was sung, as in the lane. */
export function SungLine({ track, difficulty, sung, best, label, className }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { current } = canvas;
    if (!current) return;
    const draw = () => drawSong(current, track, difficulty, sung, best);
    const sizes = new ResizeObserver(draw);
    sizes.observe(current);
    return () => sizes.disconnect();
  }, [track, difficulty, sung, best]);
  return <canvas ref={canvas} className={className} role="img" aria-label={label} />;
}

function drawSong(
  canvas: HTMLCanvasElement,
  track: Track,
  difficulty: Difficulty,
  sung: readonly SungPoint[],
  best: number | null,
): void {
  const context = canvas.getContext("2d");
  const all = notesOf(track);
  const notes = all.filter(isPitched);
  const [first] = notes;
  const last = notes.at(-1);
  if (!context || !first || !last) return;
  fit(canvas);
  const { width, height } = canvas;
  const pixel = width / Math.max(1, canvas.clientWidth);
  const margin = 10 * pixel;
  const perMs = (width - 2 * margin) / (last.startMs + last.lengthMs - first.startMs);
  const range = rangeOf(notes);
  const row = height / (range.high - range.low + 5);
  const x = (ms: number) => margin + (ms - first.startMs) * perMs;
  const bar = Math.max(4 * pixel, Math.min(row * 1.4, 9 * pixel));
  const y = (pitch: number) =>
    Math.min(height - bar / 2, Math.max(bar / 2, height - (pitch - range.low + 2.5) * row));
  context.clearRect(0, 0, width, height);
  const phrase = best === null ? undefined : track.phrases[best];
  const [begins] = phrase?.notes ?? [];
  const ends = phrase?.notes.at(-1);
  if (begins && ends) {
    context.fillStyle = BEST;
    const left = x(begins.startMs) - margin / 2;
    context.fillRect(left, 0, x(ends.startMs + ends.lengthMs) + margin / 2 - left, height);
  }
  for (const note of notes) {
    const wide = Math.max(bar / 2, note.lengthMs * perMs - pixel);
    context.fillStyle = isGolden(note) ? LANE_COLOURS.golden : LANE_COLOURS.note;
    context.globalAlpha = isGolden(note) ? 0.55 : 1;
    context.beginPath();
    context.roundRect(x(note.startMs), y(note.pitch) - bar / 2, wide, bar, Math.min(bar, wide) / 2);
    context.fill();
  }
  context.globalAlpha = 1;
  context.lineWidth = Math.max(1.75 * pixel, bar * 0.4);
  context.lineCap = "round";
  strokeSung(context, sung, notes, TOLERANCE[difficulty], x, y);
}

function strokeSung(
  context: CanvasRenderingContext2D,
  sung: readonly SungPoint[],
  notes: readonly Note[],
  tolerance: number,
  x: (ms: number) => number,
  y: (pitch: number) => number,
): void {
  let before: { at: number; pitch: number; px: number; py: number } | null = null;
  for (const { at, cents } of sung) {
    const note = nearest(notes, at);
    const pitch = note ? foldCents(cents, note.pitch) / 100 : cents / 100;
    const [px, py] = [x(at), y(pitch)];
    const fits = note !== null && Math.abs(Math.round(pitch - note.pitch)) <= tolerance;
    // A lone point is a stroke of no length, which round ends make a dot.
    const goesOn = before && at - before.at <= GAP_MS && Math.abs(pitch - before.pitch) <= STEP;
    const from: { px: number; py: number } = before && goesOn ? before : { px, py };
    context.strokeStyle = fits ? LANE_COLOURS.fit : LANE_COLOURS.off;
    context.beginPath();
    context.moveTo(from.px, from.py);
    context.lineTo(px, py);
    context.stroke();
    before = { at, pitch, px, py };
  }
}
