import type { ShowFrame } from "../show";
import { BONE, BRASS, FONT, fit, type G, MINT } from "./screen-parts";

export interface ScreenLine {
  /** From when on it takes the place of the line before, ms of the song. */
  shown: number;
  start: number;
  end: number;
  /** Otherwise it is there to be read (Rule P18). */
  isSung: boolean;
  /** Text with its spaces, ms of the song. */
  syllables: { text: string; start: number; end: number }[];
}

export interface LyricsContent {
  kind: "lyrics";
  title: string;
  artist: string;
  singers: string[];
  /** What it says across the words while the song stands still. */
  paused: string;
  /** And above a line that nobody sings. */
  unsung: string;
  lines: ScreenLine[];
}

const UNSUNG_ALPHA = 0.5;

export function drawLyrics(g: G, w: number, h: number, content: LyricsContent, frame: ShowFrame): void {
  const { lines } = content;
  const at = Number.isFinite(frame.position) ? frame.position : 0;
  g.textAlign = "left";
  g.fillStyle = BRASS;
  // Neither runs into the other, however long they are.
  fit(g, content.title, h * 0.05, 600, w * 0.42);
  g.fillText(content.title, w * 0.055, h * 0.115);
  g.fillStyle = "rgba(245,239,230,.6)";
  const who = content.singers.join(" & ") || content.artist;
  fit(g, who, h * 0.045, 400, w * 0.42);
  g.textAlign = "right";
  g.fillText(who, w * 0.945, h * 0.115);
  g.fillStyle = "rgba(233,179,95,.25)";
  g.fillRect(w * 0.055, h * 0.15, w * 0.89, 2);
  const last = lines.at(-1);
  if (last) {
    g.fillStyle = BRASS;
    g.fillRect(w * 0.055, h * 0.15 - 1, w * 0.89 * Math.min(1, Math.max(0, at / last.end)), 4);
  }
  const index = Math.max(
    0,
    lines.findLastIndex((line) => at >= line.shown),
  );
  const now = lines[index];
  const next = lines[index + 1];
  const textOf = (line: ScreenLine) => line.syllables.map((s) => s.text).join("");
  if (now) {
    const rows = rowsOf(g, now.syllables, h * 0.15, w * 0.9);
    const size = h * (rows.length > 1 ? 0.15 : 0.17);
    if (!now.isSung) {
      g.textAlign = "center";
      g.fillStyle = "rgba(245,239,230,.7)";
      fit(g, content.unsung, h * 0.05, 400, w * 0.86);
      g.fillText(content.unsung, w / 2, h * 0.285);
    }
    g.globalAlpha = now.isSung ? 1 : UNSUNG_ALPHA;
    rows.forEach((row, n) => {
      drawRow(g, row, at, w, h * 0.5 + (n - (rows.length - 1) / 2) * size * 1.2, size);
    });
    g.globalAlpha = 1;
    const wait = now.start - at;
    if (now.isSung && wait > 600 && wait < 6000) countIn(g, w / 2, h * 0.27, h * 0.022, wait);
  }
  if (next) {
    g.textAlign = "center";
    g.fillStyle = next.isSung
      ? `rgba(245,239,230,${now?.isSung === false ? 0.8 : 0.5})`
      : "rgba(245,239,230,.3)";
    const text = textOf(next);
    const size = fit(g, text, h * 0.1, 500, w * 0.86);
    g.fillText(text, w / 2, h * 0.83 + size * 0.3);
  }
  if (frame.phase === "paused") {
    g.textAlign = "center";
    g.fillStyle = "rgba(13,10,18,.7)";
    g.fillRect(0, h * 0.36, w, h * 0.28);
    g.fillStyle = BONE;
    fit(g, content.paused, h * 0.1, 600, w * 0.86);
    g.fillText(content.paused, w / 2, h * 0.535);
  }
}

type Syllables = ScreenLine["syllables"];

/** A line that would be small in one row is set in two, parted at the word nearest to its middle: one reads it from the door. */
function rowsOf(g: G, syllables: Syllables, size: number, width: number): Syllables[] {
  g.font = `700 ${size}px ${FONT}`;
  const ends = syllables.map((_, n) => g.measureText(textUpTo(syllables, n + 1)).width);
  const whole = ends.at(-1) ?? 0;
  if (whole <= width) return [syllables];
  let cut = 0;
  for (let n = 1; n < syllables.length; n++) {
    const isWord = /\s$/.test(syllables[n - 1]?.text ?? "") || /^\s/.test(syllables[n]?.text ?? "");
    const off = (k: number) => Math.abs((ends[k - 1] ?? 0) - whole / 2);
    if (isWord && (cut === 0 || off(n) < off(cut))) cut = n;
  }
  return cut === 0 ? [syllables] : [syllables.slice(0, cut), syllables.slice(cut)];
}

const textUpTo = (syllables: Syllables, count: number): string =>
  syllables
    .slice(0, count)
    .map(({ text }) => text)
    .join("");

/** One row in the middle of the screen, brass as far as it is sung. */
function drawRow(g: G, row: Syllables, at: number, w: number, middle: number, most: number): void {
  const text = textUpTo(row, row.length).trimEnd();
  const size = fit(g, text, most, 700, w * 0.9);
  let x = (w - g.measureText(text).width) / 2;
  const y = middle + size * 0.3;
  g.textAlign = "left";
  for (const syllable of row) {
    const part = g.measureText(syllable.text).width;
    const sung = Math.min(1, Math.max(0, (at - syllable.start) / Math.max(1, syllable.end - syllable.start)));
    g.fillStyle = BONE;
    g.fillText(syllable.text, x, y);
    if (sung > 0) {
      g.save();
      g.beginPath();
      g.rect(x, y - size * 1.2, part * sung, size * 1.7);
      g.clip();
      g.fillStyle = BRASS;
      g.fillText(syllable.text, x, y);
      g.restore();
    }
    x += part;
  }
}

/** Dots that go out one a second before the singing begins. */
function countIn(g: G, x: number, y: number, r: number, wait: number): void {
  const left = Math.ceil(wait / 1000);
  for (let n = 0; n < 3; n++) {
    g.fillStyle = n < left ? MINT : "rgba(88,224,194,.22)";
    g.beginPath();
    g.arc(x + (n - 1) * r * 4, y, r, 0, 7);
    g.fill();
  }
}
