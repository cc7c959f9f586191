import type { Reaction } from "../source";

type G = CanvasRenderingContext2D;

const CORAL = "#ff5f6d";
const BRASS = "#e9b35f";
const INK = "#2a1420";
const BONE = "#f5efe6";

function heart(g: G, k: number): void {
  g.beginPath();
  g.moveTo(0, 34 * k);
  g.bezierCurveTo(-52 * k, 0, -40 * k, -38 * k, -16 * k, -34 * k);
  g.bezierCurveTo(-6 * k, -32 * k, 0, -24 * k, 0, -18 * k);
  g.bezierCurveTo(0, -24 * k, 6 * k, -32 * k, 16 * k, -34 * k);
  g.bezierCurveTo(40 * k, -38 * k, 52 * k, 0, 0, 34 * k);
  g.fill();
}

function face(g: G): void {
  g.fillStyle = BRASS;
  g.beginPath();
  g.arc(0, 0, 38, 0, 7);
  g.fill();
  g.fillStyle = g.strokeStyle = INK;
  g.lineWidth = 5;
  g.lineCap = "round";
}

function hand(g: G, turn: number): void {
  g.save();
  g.rotate(turn);
  g.fillStyle = BRASS;
  g.strokeStyle = INK;
  g.lineWidth = 3;
  for (const [x, y, h] of [
    [-15, -34, 34],
    [-5, -40, 40],
    [5, -38, 38],
    [15, -30, 30],
  ] as const) {
    g.beginPath();
    g.roundRect(x - 5, y, 10, h, 5);
    g.fill();
    g.stroke();
  }
  g.beginPath();
  g.roundRect(-20, -10, 40, 40, 14);
  g.fill();
  g.restore();
}

/** Reactions as drawings of our own: not every machine has a font with pictures. Drawn about the origin, 80 across. */
export const GLYPHS: Record<Reaction, (g: G) => void> = {
  heart: (g) => {
    g.fillStyle = CORAL;
    heart(g, 1);
  },
  applause: (g) => {
    g.translate(-8, 6);
    hand(g, -0.5);
    g.translate(16, 0);
    hand(g, 0.35);
  },
  laugh: (g) => {
    face(g);
    for (const s of [-1, 1]) {
      g.beginPath();
      g.arc(s * 15, -8, 8, Math.PI, 0);
      g.stroke();
    }
    g.beginPath();
    g.arc(0, 6, 20, 0, Math.PI);
    g.fill();
  },
  wow: (g) => {
    face(g);
    for (const s of [-1, 1]) {
      g.beginPath();
      g.arc(s * 14, -9, 5, 0, 7);
      g.fill();
    }
    g.beginPath();
    g.ellipse(0, 15, 9, 12, 0, 0, 7);
    g.fill();
  },
  fire: (g) => {
    for (const [colour, k] of [
      ["#ff7a2a", 1],
      ["#ffd27a", 0.55],
    ] as const) {
      g.fillStyle = colour;
      g.beginPath();
      g.moveTo(0, -40 * k + (1 - k) * 14);
      g.bezierCurveTo(26 * k, -14 * k + 6, 34 * k, 4, 24 * k, 24);
      g.bezierCurveTo(14 * k, 40, -14 * k, 40, -24 * k, 24);
      g.bezierCurveTo(-34 * k, 6, -14 * k, -2, -10 * k, -16 * k);
      g.bezierCurveTo(-2, -10 * k, 4 * k, -22 * k, 0, -40 * k + (1 - k) * 14);
      g.fill();
    }
  },
  encore: (g) => {
    g.fillStyle = g.strokeStyle = BONE;
    g.lineWidth = 7;
    for (const x of [-18, 20]) {
      g.beginPath();
      g.ellipse(x, 24, 13, 9, -0.4, 0, 7);
      g.fill();
      g.beginPath();
      g.moveTo(x + 11, 22);
      g.lineTo(x + 11, -28);
      g.stroke();
    }
    g.lineWidth = 12;
    g.beginPath();
    g.moveTo(-7, -24);
    g.lineTo(31, -32);
    g.stroke();
  },
};
