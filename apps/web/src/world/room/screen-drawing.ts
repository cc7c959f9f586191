import type { ShowFrame } from "../show";
import { BONE, BRASS, FONT, fit, type G, MINT } from "./screen-parts";
import { type Covers, drawQueue, type ScreenRow } from "./screen-queue";

export interface ScreenLine {
  /** From when on it takes the place of the line before, ms of the song. */
  shown: number;
  start: number;
  end: number;
  /** Text with its spaces, ms of the song. */
  syllables: { text: string; start: number; end: number }[];
}

export type ScreenContent =
  | { kind: "title"; title: string; subtitle: string; note: string }
  | { kind: "lyrics"; title: string; artist: string; singers: string[]; lines: ScreenLine[] }
  | { kind: "queue"; rows: readonly ScreenRow[] }
  /** The stage as its camera sees it; the words where there is no power for that. */
  | { kind: "camera"; title: string; subtitle: string; note: string }
  /** The film that is due, asked for in every frame; null while there is none. */
  | { kind: "video"; film: () => HTMLVideoElement | null; title: string; subtitle: string; note: string }
  | { kind: "result"; title: string; singers: { name: string; points: number; stars: number }[] };

export function drawScreen(
  g: G,
  w: number,
  h: number,
  content: ScreenContent,
  frame: ShowFrame,
  now: number,
  covers: Covers,
): void {
  backdrop(g, w, h, frame, now);
  g.textBaseline = "alphabetic";
  if (content.kind === "lyrics") drawLyrics(g, w, h, content, frame);
  else if (content.kind === "result") drawResult(g, w, h, content);
  else if (content.kind === "queue") drawQueue(g, w, h, content.rows, covers);
  else drawTitle(g, w, h, content);
}

function backdrop(g: G, w: number, h: number, frame: ShowFrame, now: number): void {
  const base = g.createLinearGradient(0, 0, w, h);
  base.addColorStop(0, "#33122a");
  base.addColorStop(0.55, "#200f24");
  base.addColorStop(1, "#140c1a");
  g.fillStyle = base;
  g.fillRect(0, 0, w, h);
  // Slow lights out of focus, brighter with the chorus.
  for (let n = 0; n < 14; n++) {
    const t = now / 9000 + n * 1.7;
    const x = w * (0.5 + 0.56 * Math.sin(t * 0.7 + n * 2.1));
    const y = h * (0.5 + 0.5 * Math.cos(t * 0.53 + n));
    const r = h * (0.07 + 0.11 * ((n * 37) % 10) * 0.1);
    const q = g.createRadialGradient(x, y, r * 0.3, x, y, r);
    const strength = 0.05 + 0.09 * frame.energy;
    const colour = n % 3 === 0 ? "255,95,109" : "233,179,95";
    q.addColorStop(0, `rgba(${colour},${strength})`);
    q.addColorStop(0.85, `rgba(${colour},${strength * 0.7})`);
    q.addColorStop(1, `rgba(${colour},0)`);
    g.fillStyle = q;
    g.fillRect(x - r, y - r, 2 * r, 2 * r);
  }
}

function drawTitle(
  g: G,
  w: number,
  h: number,
  { title, subtitle, note }: { title: string; subtitle: string; note: string },
): void {
  g.textAlign = "center";
  g.fillStyle = BRASS;
  g.fillRect(w / 2 - w * 0.06, h * 0.27, w * 0.12, Math.max(2, h * 0.006));
  g.fillStyle = BONE;
  const size = fit(g, title, h * 0.2, 700, w * 0.86);
  g.fillText(title, w / 2, h * 0.43 + size * 0.3);
  g.fillStyle = BRASS;
  fit(g, subtitle, h * 0.075, 500, w * 0.84);
  g.fillText(subtitle, w / 2, h * 0.68);
  g.fillStyle = "rgba(245,239,230,.62)";
  fit(g, note, h * 0.055, 400, w * 0.84);
  g.fillText(note, w / 2, h * 0.82);
}

function drawLyrics(
  g: G,
  w: number,
  h: number,
  content: Extract<ScreenContent, { kind: "lyrics" }>,
  frame: ShowFrame,
): void {
  const { lines } = content;
  const at = Number.isFinite(frame.position) ? frame.position : 0;
  g.textAlign = "left";
  g.fillStyle = BRASS;
  g.font = `600 ${h * 0.05}px ${FONT}`;
  g.fillText(content.title, w * 0.055, h * 0.115);
  g.fillStyle = "rgba(245,239,230,.6)";
  const who = content.singers.join(" & ") || content.artist;
  g.font = `400 ${h * 0.045}px ${FONT}`;
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
    const text = textOf(now);
    const size = fit(g, text, h * 0.17, 700, w * 0.89);
    const width = g.measureText(text).width;
    let x = (w - width) / 2;
    const y = h * 0.5 + size * 0.3;
    g.textAlign = "left";
    for (const syllable of now.syllables) {
      const part = g.measureText(syllable.text).width;
      const sung = Math.min(
        1,
        Math.max(0, (at - syllable.start) / Math.max(1, syllable.end - syllable.start)),
      );
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
    const wait = now.start - at;
    if (wait > 600 && wait < 6000) countIn(g, w / 2, h * 0.27, h * 0.022, wait);
  }
  if (next) {
    g.textAlign = "center";
    g.fillStyle = "rgba(245,239,230,.5)";
    const text = textOf(next);
    const size = fit(g, text, h * 0.1, 500, w * 0.86);
    g.fillText(text, w / 2, h * 0.76 + size * 0.3);
  }
  if (frame.phase === "paused") {
    g.textAlign = "center";
    g.fillStyle = "rgba(13,10,18,.7)";
    g.fillRect(0, h * 0.36, w, h * 0.28);
    g.fillStyle = BONE;
    g.font = `600 ${h * 0.1}px ${FONT}`;
    g.fillText("Paused", w / 2, h * 0.535);
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

function drawResult(
  g: G,
  w: number,
  h: number,
  { title, singers }: Extract<ScreenContent, { kind: "result" }>,
): void {
  g.textAlign = "center";
  g.fillStyle = BRASS;
  fit(g, title, h * 0.08, 600, w * 0.86);
  g.fillText(title, w / 2, h * 0.18);
  const row = (h * 0.68) / Math.max(1, singers.length);
  singers.forEach((singer, n) => {
    const y = h * 0.28 + row * (n + 0.5);
    const k = Math.min(1, 2.2 / Math.max(1, singers.length));
    g.fillStyle = BONE;
    fit(g, singer.name, h * 0.1 * k, 500, w * 0.5);
    g.fillText(singer.name, w / 2, y - h * 0.13 * k);
    g.font = `700 ${h * 0.2 * k}px ${FONT}`;
    g.fillText(Math.round(singer.points).toLocaleString("en"), w / 2, y + h * 0.075 * k);
    for (let s = 0; s < 5; s++)
      star(g, w / 2 + (s - 2) * h * 0.1 * k, y + h * 0.17 * k, h * 0.04 * k, s < singer.stars);
  });
}

function star(g: G, x: number, y: number, r: number, lit: boolean): void {
  g.fillStyle = lit ? BRASS : "rgba(245,239,230,.18)";
  g.beginPath();
  for (let n = 0; n < 10; n++) {
    const a = -Math.PI / 2 + (n * Math.PI) / 5;
    const k = n % 2 ? r * 0.45 : r;
    g.lineTo(x + Math.cos(a) * k, y + Math.sin(a) * k);
  }
  g.fill();
}
