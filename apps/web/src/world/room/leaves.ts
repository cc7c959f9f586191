import { dice } from "@karaverse/avatars";
import type { CanvasTexture } from "three";
import { drawn } from "./textures";

const SIDE = 256;
const LEAVES = 150;

/** A spray of leaves as one card of a crown shows it: pale, since each card has a green of its own. */
export function leafSpray(): CanvasTexture {
  const roll = dice(53);
  return drawn(SIDE, SIDE, (g) => {
    const middle = SIDE / 2;
    for (let n = 0; n < LEAVES; n++) {
      // From the outside in: what lies over it is nearer and lighter.
      const depth = 1 - n / LEAVES;
      const turn = roll() * Math.PI * 2;
      const out = middle * (0.08 + 0.74 * Math.sqrt(depth) * (0.75 + 0.25 * roll()));
      const long = SIDE * (0.075 + 0.045 * roll());
      g.save();
      g.translate(middle + Math.cos(turn) * out, middle + Math.sin(turn) * out);
      g.rotate(turn + (roll() - 0.5) * 1.7);
      const light = 52 + 34 * (1 - depth) + 14 * roll();
      g.fillStyle = `hsl(${72 + 36 * roll()} 26% ${light}%)`;
      g.beginPath();
      g.moveTo(-long * 0.5, 0);
      g.quadraticCurveTo(0, -long * 0.42, long * 0.62, 0);
      g.quadraticCurveTo(0, long * 0.42, -long * 0.5, 0);
      g.fill();
      g.strokeStyle = `hsl(90 20% ${light - 16}%)`;
      g.lineWidth = 1.2;
      g.beginPath();
      g.moveTo(-long * 0.45, 0);
      g.lineTo(long * 0.5, 0);
      g.stroke();
      g.restore();
    }
  });
}
