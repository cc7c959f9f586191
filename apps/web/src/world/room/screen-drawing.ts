import type { ShowFrame } from "../show";
import { drawLyrics, type LyricsContent } from "./screen-lyrics";
import { BONE, BRASS, FONT, fit, type G } from "./screen-parts";
import { type Covers, drawQueue, type ScreenRow } from "./screen-queue";

export type ScreenContent =
  | { kind: "title"; title: string; subtitle: string; note: string }
  | LyricsContent
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
  else {
    drawTitle(g, w, h, content);
    drawIdle(g, w, h, frame, now);
  }
}

/** The desk's meters with nobody at the microphone: they tick along with the room's slow beat. */
function drawIdle(g: G, w: number, h: number, frame: ShowFrame, now: number): void {
  const bars = 48;
  const step = w / bars;
  for (let n = 0; n < bars; n++) {
    const wave =
      Math.sin(now / 1_400 + n * 0.42) * Math.sin(now / 2_300 - n * 0.17) + 0.25 * Math.sin(n * 12.9);
    const beat = 0.75 + 0.25 * Math.cos(frame.beat * Math.PI * 2);
    const lit = Math.max(1, Math.round(3.5 + 3.5 * wave * beat));
    for (let k = 0; k < lit; k++) {
      g.fillStyle = k > 4 ? "rgba(255,95,109,.5)" : "rgba(233,179,95,.34)";
      g.fillRect(n * step + step * 0.18, h * 0.985 - (k + 1) * h * 0.017, step * 0.64, h * 0.011);
    }
  }
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
    g.fillText(
      Math.round(singer.points).toLocaleString(document.documentElement.lang || "en"),
      w / 2,
      y + h * 0.075 * k,
    );
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
