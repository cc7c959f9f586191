import type { Difficulty } from "@karaverse/protocol";
import { foldCents, TOLERANCE } from "@karaverse/singing";
import { isGolden, isPitched, type Note, notesOf, type Track } from "@karaverse/songs";
import { useMemo, useRef } from "react";
import { useWords } from "@/i18n/words";
import type { SungTone } from "../model/take";
import { fit, LANE_COLOURS, nearest, rangeOf } from "./lane-drawing";
import { useFrame } from "./use-frame";

interface Props {
  track: Track;
  difficulty: Difficulty;
  position: () => number | null;
  tones: () => readonly SungTone[];
  /** Of the part; where there are several. */
  colour?: string;
  /** What others sing at the same time. */
  others?: readonly { track: Track; colour: string }[];
}

const BEHIND_MS = 2_000;
const AHEAD_MS = 4_500;

/** Notes as rounded bars that come towards "now", and the own line over them: mint where it fits, brass where not. */
export function PitchLane({ track, difficulty, position, tones, colour, others = NONE }: Props) {
  const t = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const notes = useMemo(() => notesOf(track), [track]);
  const aside = useMemo(() => others.map((other) => ({ ...other, notes: notesOf(other.track) })), [others]);
  const range = useMemo(() => rangeOf([notes, ...aside.map((other) => other.notes)].flat()), [notes, aside]);

  useFrame(() => {
    const at = position();
    const { current } = canvas;
    const context = current?.getContext("2d");
    if (!current || !context || at === null) return;
    fit(current);
    const { width, height } = current;
    const x = (ms: number) => ((ms - at + BEHIND_MS) / (BEHIND_MS + AHEAD_MS)) * width;
    const row = height / (range.high - range.low + 5);
    const y = (pitch: number) => height - (pitch - range.low + 2.5) * row;
    const bar = Math.max(4, Math.min(row * 1.6, height / 9));
    context.clearRect(0, 0, width, height);
    for (const other of aside) drawAside(context, other, at, x, y, bar);
    context.globalAlpha = 1;
    const plain = colour ? cssColour(current, colour) : LANE_COLOURS.note;
    for (const note of notes) {
      if (note.startMs > at + AHEAD_MS || note.startMs + note.lengthMs < at - BEHIND_MS) continue;
      context.fillStyle = isGolden(note) ? LANE_COLOURS.golden : isPitched(note) ? plain : LANE_COLOURS.rap;
      context.globalAlpha = (note.startMs + note.lengthMs < at ? 0.55 : 1) * (colour ? 0.75 : 1);
      const left = x(note.startMs) + 1;
      const pitch = isPitched(note) ? note.pitch : (range.low + range.high) / 2;
      context.beginPath();
      context.roundRect(
        left,
        y(pitch) - bar / 2,
        Math.max(bar * 0.6, x(note.startMs + note.lengthMs) - left - 1),
        bar,
        bar / 2,
      );
      context.fill();
    }
    context.globalAlpha = 1;
    drawTones(context, tones(), notes, TOLERANCE[difficulty], at, x, y, bar);
    context.fillStyle = LANE_COLOURS.now;
    context.globalAlpha = 0.5;
    context.fillRect(x(at), 0, Math.max(1, width / 700), height);
    context.globalAlpha = 1;
  });

  return (
    <canvas
      ref={canvas}
      className="h-[clamp(4.5rem,12dvh,7.5rem)] w-full"
      role="img"
      aria-label={t("stage.pitchLane")}
    />
  );
}

const NONE: readonly { track: Track; colour: string }[] = [];

/** A canvas knows no variables of the style sheet. */
const cssColour = (canvas: HTMLCanvasElement, colour: string): string =>
  getComputedStyle(canvas).getPropertyValue(colour.slice("var(".length, -1)).trim() || LANE_COLOURS.note;

/** Thin: to see where the others are, not to sing by. */
function drawAside(
  context: CanvasRenderingContext2D,
  { notes, colour }: { notes: readonly Note[]; colour: string },
  at: number,
  x: (ms: number) => number,
  y: (pitch: number) => number,
  bar: number,
): void {
  context.fillStyle = cssColour(context.canvas, colour);
  context.globalAlpha = 0.3;
  for (const note of notes) {
    if (note.startMs > at + AHEAD_MS || note.startMs + note.lengthMs < at - BEHIND_MS || !isPitched(note))
      continue;
    const left = x(note.startMs) + 1;
    context.fillRect(
      left,
      y(note.pitch) - bar / 6,
      Math.max(2, x(note.startMs + note.lengthMs) - left - 1),
      bar / 3,
    );
  }
}

function drawTones(
  context: CanvasRenderingContext2D,
  tones: readonly SungTone[],
  notes: readonly Note[],
  tolerance: number,
  at: number,
  x: (ms: number) => number,
  y: (pitch: number) => number,
  bar: number,
): void {
  context.lineWidth = bar * 0.55;
  context.lineCap = "round";
  let before: { at: number; px: number; py: number } | null = null;
  let first = tones.length;
  while (first > 0 && (tones[first - 1]?.at ?? 0) > at - BEHIND_MS) first--;
  for (let i = first; i < tones.length; i++) {
    const tone = tones[i];
    if (!tone) continue;
    const note = nearest(notes, tone.at);
    const cents = note ? foldCents(tone.cents, note.pitch) : tone.cents;
    const fits = note !== null && Math.abs(Math.round(cents / 100 - note.pitch)) <= tolerance;
    const px = x(tone.at);
    const py = y(fits && note ? note.pitch + (cents / 100 - note.pitch) * 0.35 : cents / 100);
    if (before && tone.at - before.at < 60) {
      context.strokeStyle = fits ? LANE_COLOURS.fit : LANE_COLOURS.off;
      context.beginPath();
      context.moveTo(before.px, before.py);
      context.lineTo(px, py);
      context.stroke();
    }
    before = { at: tone.at, px, py };
  }
}
