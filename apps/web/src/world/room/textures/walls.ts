import { dice } from "@karaverse/avatars";
import type { CanvasTexture } from "three";
import { drawn } from "./drawn";
import { grain } from "./grain";

/** One bay of a panelled wall: wainscot, brass line, damask above. Drawn for 2.2 m by the wall's height. */
export function panelledWall(height: number): CanvasTexture {
  const roll = dice(41);
  return drawn(
    512,
    Math.round((512 / 2.2) * height),
    (g, w, h) => {
      const metre = w / 2.2;
      const y = (m: number) => h - m * metre;
      g.fillStyle = "#4a1e30";
      g.fillRect(0, 0, w, h);
      // Damask: rows of leaves, barely lighter than their ground.
      for (let row = 0; row * 62 < h; row++)
        for (let col = -1; col < 5; col++) {
          const cx = col * 128 + (row % 2 ? 64 : 0);
          const cy = row * 62;
          g.fillStyle = "rgba(214,112,124,.15)";
          for (let a = 0; a < 6; a++) {
            g.save();
            g.translate(cx, cy);
            g.rotate((a * Math.PI) / 3);
            g.beginPath();
            g.ellipse(0, -18, 6.5, 17, 0, 0, 7);
            g.fill();
            g.restore();
          }
          g.fillStyle = "rgba(233,179,95,.10)";
          g.beginPath();
          g.arc(cx, cy, 4.5, 0, 7);
          g.fill();
        }
      // Wainscot up to 1.15 m.
      g.fillStyle = "#5c3020";
      g.fillRect(0, y(1.15), w, 1.15 * metre);
      grain(g, 0, y(1.15), w, 1.15 * metre, roll, 160);
      for (const x of [0.06, 1.16]) {
        const [px, py, pw, ph] = [x * metre, y(1.02), 0.98 * metre, 0.8 * metre];
        for (const [inset, light] of [
          [0, -1],
          [7, 1],
          [14, -1],
        ] as const) {
          g.lineWidth = 4;
          g.strokeStyle = light > 0 ? "rgba(255,200,150,.13)" : "rgba(0,0,0,.5)";
          g.strokeRect(px + inset, py + inset, pw - 2 * inset, ph - 2 * inset);
        }
        g.fillStyle = "rgba(255,190,150,.035)";
        g.fillRect(px + 18, py + 18, pw - 36, ph - 36);
      }
      const brass = g.createLinearGradient(0, y(1.2), 0, y(1.14));
      brass.addColorStop(0, "#6b4a22");
      brass.addColorStop(0.4, "#f0c67c");
      brass.addColorStop(1, "#5d3f1c");
      g.fillStyle = brass;
      g.fillRect(0, y(1.19), w, 0.045 * metre);
      g.fillStyle = "#160a0e";
      g.fillRect(0, y(0.14), w, 0.14 * metre);
      // Pilaster at the bay's edge.
      for (const x of [0, w - 16]) {
        g.fillStyle = "#4a2620";
        g.fillRect(x, 0, 16, y(1.2));
        g.fillStyle = "rgba(233,179,95,.42)";
        g.fillRect(x === 0 ? 13 : w - 15, 0, 2.4, y(1.2));
      }
    },
    true,
  );
}

/** Buttoned upholstery; one repeat is 0.9 m. */
export function paddedWall(): CanvasTexture {
  return drawn(
    512,
    512,
    (g, w) => {
      g.fillStyle = "#3a2026";
      g.fillRect(0, 0, w, w);
      const s = w / 2;
      for (let y = -1; y < 5; y++)
        for (let x = -1; x < 4; x++) {
          const cx = x * s + (y % 2 ? s / 2 : 0);
          const cy = (y * s) / 2;
          const pad = g.createRadialGradient(cx, cy - 30, 6, cx, cy, s * 0.52);
          pad.addColorStop(0, "rgba(196,120,104,.5)");
          pad.addColorStop(0.6, "rgba(112,58,58,.28)");
          pad.addColorStop(1, "rgba(30,12,16,0)");
          g.fillStyle = pad;
          g.beginPath();
          g.moveTo(cx, cy - s / 2);
          g.lineTo(cx + s / 2, cy);
          g.lineTo(cx, cy + s / 2);
          g.lineTo(cx - s / 2, cy);
          g.fill();
        }
      for (let y = -1; y < 5; y++)
        for (let x = -1; x < 4; x++) {
          const cx = x * s + (y % 2 ? 0 : s / 2);
          const cy = (y * s) / 2;
          g.fillStyle = "rgba(10,4,6,.8)";
          g.beginPath();
          g.arc(cx, cy + 2, 11, 0, 7);
          g.fill();
          g.fillStyle = "#d9a256";
          g.beginPath();
          g.arc(cx, cy, 7.5, 0, 7);
          g.fill();
          g.fillStyle = "rgba(255,240,210,.8)";
          g.beginPath();
          g.arc(cx - 2, cy - 2.5, 2.4, 0, 7);
          g.fill();
        }
    },
    true,
  );
}

/** Old brick, painted over dark and worn; one repeat is 1.6 m. */
export function brickWall(): CanvasTexture {
  const roll = dice(61);
  return drawn(
    1024,
    1024,
    (g, w) => {
      g.fillStyle = "#1c1012";
      g.fillRect(0, 0, w, w);
      const rows = 20;
      const h = w / rows;
      const long = w / 6;
      for (let row = 0; row < rows; row++)
        for (let n = -1; n < 7; n++) {
          const x = n * long + (row % 2 ? long / 2 : 0);
          const v = roll();
          g.fillStyle = `hsl(${8 + v * 12} ${26 + v * 20}% ${15 + v * 11}%)`;
          g.fillRect(x + 3, row * h + 3, long - 6, h - 6);
          g.fillStyle = "rgba(255,190,150,.06)";
          g.fillRect(x + 3, row * h + 3, long - 6, 3);
          g.fillStyle = "rgba(0,0,0,.3)";
          g.fillRect(x + 3, row * h + h - 7, long - 6, 4);
        }
      for (let n = 0; n < 9_000; n++) {
        g.fillStyle = roll() < 0.6 ? "rgba(0,0,0,.18)" : "rgba(255,200,170,.06)";
        g.fillRect(roll() * w, roll() * w, 1 + roll() * 4, 1 + roll() * 3);
      }
    },
    true,
  );
}

/** Silk with gilded lozenges over a white and gold dado; one repeat is 2.2 m by the wall's height. */
export function gildedWall(height: number): CanvasTexture {
  return drawn(
    512,
    Math.round((512 / 2.2) * height),
    (g, w, h) => {
      const metre = w / 2.2;
      const y = (m: number) => h - m * metre;
      g.fillStyle = "#5c1422";
      g.fillRect(0, 0, w, h);
      const s = w / 4;
      for (let row = 0; row * s * 0.7 < h; row++)
        for (let col = -1; col < 5; col++) {
          const cx = col * s + (row % 2 ? s / 2 : 0);
          const cy = row * s * 0.7;
          g.strokeStyle = "rgba(233,179,95,.2)";
          g.lineWidth = 2.4;
          g.beginPath();
          g.moveTo(cx, cy - s * 0.62);
          g.quadraticCurveTo(cx + s * 0.42, cy, cx, cy + s * 0.62);
          g.quadraticCurveTo(cx - s * 0.42, cy, cx, cy - s * 0.62);
          g.stroke();
          g.fillStyle = "rgba(255,140,140,.1)";
          g.fill();
          g.fillStyle = "rgba(233,179,95,.3)";
          g.beginPath();
          g.arc(cx, cy, s * 0.06, 0, 7);
          g.fill();
        }
      const gold = (top: number, bottom: number) => {
        const shade = g.createLinearGradient(0, y(top), 0, y(bottom));
        shade.addColorStop(0, "#6a4a20");
        shade.addColorStop(0.4, "#f2cd86");
        shade.addColorStop(1, "#5c3f1a");
        g.fillStyle = shade;
        g.fillRect(0, y(top), w, (top - bottom) * metre);
      };
      g.fillStyle = "#8a6f5c";
      g.fillRect(0, y(1.2), w, 1.2 * metre);
      g.fillStyle = "#3a1a16";
      g.fillRect(0, y(0.16), w, 0.16 * metre);
      g.strokeStyle = "#e6bd72";
      g.lineWidth = 5;
      g.strokeRect(0.14 * metre, y(1.06), 1.92 * metre, 0.76 * metre);
      g.lineWidth = 2;
      g.strokeRect(0.24 * metre, y(0.97), 1.72 * metre, 0.58 * metre);
      gold(1.26, 1.18);
      gold(3.9, 3.82);
      gold(7.9, 7.8);
      // A pilaster at the bay's edge, up to the frieze.
      for (const x of [0, w - 30]) {
        g.fillStyle = "#8a6f5c";
        g.fillRect(x, y(7.8), 30, 6.6 * metre);
        g.fillStyle = "#d9a95e";
        g.fillRect(x === 0 ? 26 : w - 30, y(7.8), 4, 6.6 * metre);
      }
    },
    true,
  );
}
