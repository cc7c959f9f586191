import { dice } from "@karaverse/avatars";
import type { CanvasTexture } from "three";
import { drawn } from "./textures";

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

/** Poured and polished, with hairlines and stains; one repeat is 4 m. */
export function concrete(): CanvasTexture {
  const roll = dice(67);
  return drawn(
    1024,
    1024,
    (g, w) => {
      g.fillStyle = "#2e2628";
      g.fillRect(0, 0, w, w);
      for (let n = 0; n < 260; n++) {
        const r = 20 + roll() * 120;
        const [x, y] = [roll() * w, roll() * w];
        const stain = g.createRadialGradient(x, y, 0, x, y, r);
        stain.addColorStop(0, roll() < 0.5 ? "rgba(0,0,0,.11)" : "rgba(200,150,130,.05)");
        stain.addColorStop(1, "rgba(0,0,0,0)");
        g.fillStyle = stain;
        g.fillRect(x - r, y - r, 2 * r, 2 * r);
      }
      g.strokeStyle = "rgba(0,0,0,.55)";
      g.lineWidth = 3;
      g.strokeRect(0, 0, w, w);
    },
    true,
  );
}

/** Red stair carpet with a small gold figure; one repeat is 0.8 m. */
export function plush(): CanvasTexture {
  const roll = dice(71);
  return drawn(
    512,
    512,
    (g, w) => {
      g.fillStyle = "#54101e";
      g.fillRect(0, 0, w, w);
      for (let y = 0; y < 5; y++)
        for (let x = 0; x < 4; x++) {
          const cx = x * 128 + (y % 2 ? 64 : 0);
          g.fillStyle = "rgba(226,170,92,.5)";
          g.save();
          g.translate(cx, y * 128);
          g.rotate(Math.PI / 4);
          g.fillRect(-11, -11, 22, 22);
          g.fillStyle = "#54101e";
          g.fillRect(-5, -5, 10, 10);
          g.restore();
        }
      for (let n = 0; n < 16_000; n++) {
        g.fillStyle = roll() < 0.55 ? "rgba(0,0,0,.14)" : "rgba(255,170,170,.05)";
        g.fillRect(roll() * w, roll() * w, 2, 2);
      }
    },
    true,
  );
}

/** Trodden grass; one repeat is 6 m. */
export function meadow(): CanvasTexture {
  const roll = dice(73);
  return drawn(
    1024,
    1024,
    (g, w) => {
      g.fillStyle = "#5f7c48";
      g.fillRect(0, 0, w, w);
      for (let n = 0; n < 140; n++) {
        const r = 40 + roll() * 130;
        const [atX, atY] = [roll() * w, roll() * w];
        const tint = roll() < 0.3 ? "126,122,66" : "40,74,40";
        // Over every edge it comes in again on the other side: else the meadow has seams.
        for (const x of [atX - w, atX, atX + w])
          for (const y of [atY - w, atY, atY + w]) {
            if (x + r < 0 || x - r > w || y + r < 0 || y - r > w) continue;
            const patch = g.createRadialGradient(x, y, 0, x, y, r);
            patch.addColorStop(0, `rgba(${tint},.3)`);
            patch.addColorStop(1, `rgba(${tint},0)`);
            g.fillStyle = patch;
            g.fillRect(x - r, y - r, 2 * r, 2 * r);
          }
      }
      // Blades close to their ground's colour: from above the shoulder a meadow is cloth, not needles.
      for (let n = 0; n < 9_000; n++) {
        const [x, y] = [roll() * w, roll() * w];
        const v = roll();
        g.strokeStyle = `hsla(${74 + v * 34} ${28 + v * 14}% ${30 + v * 20}% / .45)`;
        g.lineWidth = 1.2 + roll() * 1.6;
        g.beginPath();
        g.moveTo(x, y);
        g.lineTo(x + (roll() - 0.5) * 8, y - 4 - roll() * 9);
        g.stroke();
      }
      // Clover and daisies, in patches as they grow.
      for (let n = 0; n < 26; n++) {
        const [atX, atY] = [60 + roll() * (w - 120), 60 + roll() * (w - 120)];
        const petals = roll() < 0.6 ? "rgba(250,242,222,.8)" : "rgba(233,190,96,.75)";
        for (let k = 0; k < 3 + roll() * 9; k++) {
          g.fillStyle = petals;
          g.beginPath();
          g.arc(atX + (roll() - 0.5) * 110, atY + (roll() - 0.5) * 110, 1.6 + roll() * 1.5, 0, 7);
          g.fill();
        }
      }
    },
    true,
  );
}
