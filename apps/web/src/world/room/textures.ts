import { dice } from "@karaverse/avatars";
import { CanvasTexture, RepeatWrapping, SRGBColorSpace } from "three";

type Draw = (g: CanvasRenderingContext2D, width: number, height: number) => void;

export function drawn(width: number, height: number, draw: Draw, repeat = false): CanvasTexture {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const g = canvas.getContext("2d");
  if (g) draw(g, width, height);
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  texture.anisotropy = 8;
  if (repeat) texture.wrapS = texture.wrapT = RepeatWrapping;
  return texture;
}

/** Grain along x: fine lines, slightly bent. */
function grain(
  g: CanvasRenderingContext2D,
  x: number,
  y: number,
  w: number,
  h: number,
  roll: () => number,
  lines: number,
) {
  g.save();
  g.beginPath();
  g.rect(x, y, w, h);
  g.clip();
  for (let n = 0; n < lines; n++) {
    const at = y + roll() * h;
    const dark = roll() < 0.6;
    g.strokeStyle = dark
      ? `rgba(0,0,0,${0.05 + roll() * 0.12})`
      : `rgba(255,210,170,${0.02 + roll() * 0.05})`;
    g.lineWidth = 0.6 + roll() * 1.4;
    g.beginPath();
    g.moveTo(x, at);
    g.bezierCurveTo(
      x + w * 0.3,
      at + (roll() - 0.5) * 8,
      x + w * 0.7,
      at + (roll() - 0.5) * 8,
      x + w,
      at + (roll() - 0.5) * 4,
    );
    g.stroke();
  }
  g.restore();
}

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

/** A soft round light for halos, pools and specks. */
export function softDot(): CanvasTexture {
  return drawn(128, 128, (g) => {
    const q = g.createRadialGradient(64, 64, 0, 64, 64, 64);
    q.addColorStop(0, "rgba(255,255,255,1)");
    q.addColorStop(0.16, "rgba(255,255,255,.62)");
    q.addColorStop(0.42, "rgba(255,255,255,.18)");
    q.addColorStop(0.72, "rgba(255,255,255,.04)");
    q.addColorStop(1, "rgba(255,255,255,0)");
    g.fillStyle = q;
    g.fillRect(0, 0, 128, 128);
  });
}
