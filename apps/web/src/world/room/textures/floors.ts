import { dice } from "@karaverse/avatars";
import type { CanvasTexture } from "three";
import { drawn } from "./drawn";
import { grain } from "./grain";

/** Herringbone parquet; one repeat is 1.92 m. */
export function herringbone(): CanvasTexture {
  const roll = dice(11);
  return drawn(
    1024,
    1024,
    (g, w) => {
      g.fillStyle = "#1a0e10";
      g.fillRect(0, 0, w, w);
      // Staves of 1:4 in steps of one width: rows repeat after eight widths.
      const b = w / 16;
      const l = b * 4;
      const tones: Record<string, string> = {};
      const stave = (x: number, y: number, across: boolean) => {
        const key = `${((Math.round(x / b) % 16) + 16) % 16}/${((Math.round(y / b) % 16) + 16) % 16}/${across}`;
        const v = roll();
        tones[key] ??= `hsl(${14 + v * 10} ${46 + v * 10}% ${17 + v * 11}%)`;
        g.fillStyle = tones[key] ?? "#2a1810";
        if (across) g.fillRect(x + 1.2, y + 1.2, l - 2.4, b - 2.4);
        else g.fillRect(x + 1.2, y + 1.2, b - 2.4, l - 2.4);
      };
      for (let row = -6; row < 24; row++)
        for (let k = -4; k < 6; k++) {
          stave((row + k * 8) * b, row * b, true);
          stave((row + k * 8 + 4) * b, (row - 3) * b, false);
        }
      grain(g, 0, 0, w, w, roll, 300);
    },
    true,
  );
}

/** Boards along x; one repeat is 2 m. */
export function deckBoards(): CanvasTexture {
  const roll = dice(23);
  return drawn(
    1024,
    1024,
    (g, w) => {
      g.fillStyle = "#0d0a08";
      g.fillRect(0, 0, w, w);
      const h = w / 14;
      for (let n = 0; n < 14; n++) {
        const cut = roll() * w;
        for (const [x, len] of [
          [0, cut],
          [cut, w - cut],
        ] as const) {
          const v = roll();
          g.fillStyle = `hsl(${24 + v * 8} ${30 + v * 9}% ${23 + v * 9}%)`;
          g.fillRect(x + 1.5, n * h + 2.5, len - 3, h - 5);
          grain(g, x, n * h, len, h, roll, 16);
        }
      }
    },
    true,
  );
}

/** Deep pile with a pattern of small fans; one repeat is 1.2 m. */
export function carpet(): CanvasTexture {
  const roll = dice(31);
  return drawn(
    768,
    768,
    (g, w) => {
      g.fillStyle = "#431424";
      g.fillRect(0, 0, w, w);
      const s = w / 4;
      for (let y = -1; y < 9; y++)
        for (let x = -1; x < 5; x++) {
          const cx = x * s + (y % 2 ? s / 2 : 0);
          const cy = y * (s / 2);
          for (const [r, c] of [
            [0.48, "#5a1c2e"],
            [0.42, "#3a101e"],
            [0.32, "#6d2a34"],
            [0.28, "#431424"],
            [0.14, "#a8743c"],
          ] as const) {
            g.fillStyle = c;
            g.beginPath();
            g.arc(cx, cy, s * r, Math.PI, 0);
            g.fill();
          }
        }
      for (let n = 0; n < 26_000; n++) {
        g.fillStyle = roll() < 0.5 ? "rgba(0,0,0,.12)" : "rgba(255,200,180,.05)";
        g.fillRect(roll() * w, roll() * w, 2, 2);
      }
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
