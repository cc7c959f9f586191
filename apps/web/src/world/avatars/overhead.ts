import { Group } from "three";
import type { Reaction } from "../source";
import { CanvasSprite, NAME_FONT } from "./canvas-sprite";
import type { Label } from "./crowd-draw/plates";
import { STANDS } from "./crowd-draw/rising";
import { GLYPHS } from "./glyphs";
import {
  NAME_HEIGHT,
  NAME_PIXELS_PER_METRE,
  nameOpacity,
  nameScale,
  nameWidth,
  paintName,
  paintRing,
  plate,
  RING_PIXELS,
} from "./overhead-look";

/** How far somebody is and how loud: an object, because numbers that are handed on one by one are put on the heap. */
interface AsHeard {
  /** Since the last time, in seconds. */
  readonly seconds: number;
  /** To the camera, metres. */
  readonly distance: number;
  /** See followLoudness. */
  readonly loud: number;
}

/** Name, voice ring and speech bubble over a head. Their size follows the distance, within reason. */
export class Overhead {
  readonly group = new Group();
  readonly #name = new CanvasSprite(NAME_PIXELS_PER_METRE, 20);
  readonly #ring = new CanvasSprite(160, 19);
  readonly #bubble = new CanvasSprite(300, 22);
  readonly #rising: { sprite: CanvasSprite; age: number; drift: number }[] = [];
  #drawn: Label | null = null;
  #bubbleText: string | null = null;
  #bubbleAge = 0;

  constructor() {
    this.group.add(this.#ring.sprite, this.#name.sprite, this.#bubble.sprite);
    this.#ring.draw(() => [RING_PIXELS, RING_PIXELS], paintRing);
    this.#ring.sprite.visible = false;
  }

  /** @param label another object when something in it is different */
  label(label: Label): void {
    if (label === this.#drawn) return;
    this.#drawn = label;
    this.#paint(label);
  }

  say(text: string | null): void {
    if (text === this.#bubbleText) return;
    this.#bubbleText = text;
    this.#bubbleAge = 0;
    if (!text) {
      this.#bubble.sprite.visible = false;
      return;
    }
    const px = 44;
    const font = `500 ${px}px ${NAME_FONT}`;
    let lines: string[] = [];
    this.#bubble.draw(
      (g) => {
        g.font = font;
        lines = wrap(g, text, 640, 3);
        return [Math.max(...lines.map((line) => g.measureText(line).width)) + 72, lines.length * 56 + 66];
      },
      (g, w, h) => {
        g.font = font;
        g.fillStyle = "rgba(245,239,230,.96)";
        plate(g, 4, 4, w - 8, h - 30, 34);
        g.beginPath();
        g.moveTo(w / 2 - 18, h - 28);
        g.lineTo(w / 2, h - 4);
        g.lineTo(w / 2 + 18, h - 28);
        g.fill();
        g.fillStyle = "#1c1328";
        g.textBaseline = "middle";
        g.textAlign = "center";
        for (const [n, line] of lines.entries()) g.fillText(line, w / 2, 48 + n * 56);
      },
    );
  }

  react(reaction: Reaction): void {
    if (this.#rising.length > 8) return;
    const sprite = new CanvasSprite(260, 23);
    sprite.draw(
      () => [112, 112],
      (g) => {
        g.translate(56, 56);
        GLYPHS[reaction](g);
      },
    );
    this.#rising.push({
      sprite,
      age: 0,
      drift: (this.#rising.length % 2 ? 1 : -1) * (0.08 + 0.04 * this.#rising.length),
    });
    this.group.add(sprite.sprite);
  }

  /** Nothing said, nothing on its way up. */
  get isIdle(): boolean {
    return this.#bubbleText === null && this.#rising.length === 0;
  }

  update({ seconds, distance, loud }: AsHeard, hideName: boolean, reduced: boolean): void {
    const k = nameScale(distance, loud);
    const name = this.#name.sprite;
    name.visible = !hideName;
    name.scale.set(this.#name.width * k, this.#name.height * k, 1);
    name.position.y = 0.1 + this.#name.height * 0.5 * k;
    this.#name.opacity = nameOpacity(distance);
    const ring = this.#ring.sprite;
    ring.visible = loud > 0.06 && !hideName;
    const r = (0.5 + 0.35 * (reduced ? 0.5 : loud)) * k * 0.62;
    ring.scale.set(r, r, 1);
    ring.position.y = name.position.y;
    // Beside the name as the viewer sees it, whichever way the body stands.
    ring.center.x = 0.5 + ((this.#name.width * 0.5 + 0.22) * k) / r;
    this.#ring.opacity = Math.min(1, loud * 2);
    if (this.#bubbleText) {
      this.#bubbleAge += seconds;
      const bubble = this.#bubble.sprite;
      const grow = reduced ? 1 : Math.min(1, this.#bubbleAge / 0.18);
      bubble.visible = true;
      bubble.scale.set(this.#bubble.width * k * grow, this.#bubble.height * k * grow, 1);
      bubble.position.y =
        (hideName ? 0.1 : name.position.y + this.#name.height * 0.6 * k) + this.#bubble.height * 0.5 * k;
    }
    for (let n = this.#rising.length - 1; n >= 0; n--) this.#rise(n, seconds, reduced);
  }

  dispose(): void {
    for (const each of [this.#name, this.#ring, this.#bubble, ...this.#rising.map(({ sprite }) => sprite)])
      each.dispose();
  }

  #paint(label: Label): void {
    this.#name.draw(
      (g) => [nameWidth(g, label.name, label.performing), NAME_HEIGHT],
      (g, w) => paintName(g, w, label),
    );
  }

  #rise(n: number, seconds: number, reduced: boolean): void {
    const each = this.#rising[n];
    if (!each) return;
    each.age += seconds;
    const t = each.age / 2.2;
    const way = reduced ? STANDS : t;
    each.sprite.sprite.position.set(each.drift * (1 + way) * 2, 0.35 + way * 0.9, 0);
    each.sprite.opacity = Math.min(1, (1 - t) * 3);
    if (t < 1) return;
    this.group.remove(each.sprite.sprite);
    each.sprite.dispose();
    this.#rising.splice(n, 1);
  }
}

function wrap(g: CanvasRenderingContext2D, text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  // Scripts without spaces break anywhere.
  for (const word of text.split(/(?<=\s)|(?<=[\u3040-\u9fff])/u)) {
    if (line && g.measureText(line + word).width > width) {
      lines.push(line.trim());
      line = "";
    }
    line += word;
  }
  lines.push(line.trim());
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1]}…`];
}
