import { CanvasTexture, RepeatWrapping, SRGBColorSpace } from "three";

type Draw = (g: CanvasRenderingContext2D, width: number, height: number) => void;

/** What is drawn once on a canvas, as a surface wears it. */
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
