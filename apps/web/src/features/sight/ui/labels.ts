import { groundAt } from "@karaverse/worlds";
import { type Camera, Vector3 } from "three";
import { newPose, type RoomConnection } from "@/connection";
import { ageWords, bytesWords, hertzWords } from "@/lib/figure-words";
import { PACE_COLOURS, paceOf } from "../model/pace";
import type { SightReading } from "../model/reading";

const PIXELS = 12;
const PLATE = "rgba(13, 10, 18, .78)";

/** Figures at people's feet, written on a sheet over the picture: sharp, and cheaper than a texture each. */
export class Labels {
  readonly canvas = document.createElement("canvas");
  readonly #g = this.canvas.getContext("2d");
  readonly #pose = newPose();
  readonly #at = new Vector3();

  constructor() {
    this.canvas.ariaHidden = "true";
    Object.assign(this.canvas.style, {
      position: "absolute",
      inset: "0",
      width: "100%",
      height: "100%",
      pointerEvents: "none",
    });
  }

  draw(
    width: number,
    height: number,
    camera: Camera,
    room: RoomConnection,
    { scene, sent }: SightReading,
  ): void {
    const g = this.#g;
    if (!g || !scene) return;
    const sharp = Math.min(2, devicePixelRatio);
    if (this.canvas.width !== Math.round(width * sharp)) this.canvas.width = Math.round(width * sharp);
    if (this.canvas.height !== Math.round(height * sharp)) this.canvas.height = Math.round(height * sharp);
    g.setTransform(sharp, 0, 0, sharp, 0, 0);
    g.clearRect(0, 0, width, height);
    g.font = `600 ${PIXELS}px "Instrument Sans Variable", system-ui, sans-serif`;
    g.textAlign = "center";
    g.textBaseline = "middle";
    const now = performance.now();
    // The nearest last, so that they lie on top.
    for (let i = sent.length - 1; i >= 0; i--) {
      const one = sent[i];
      if (!one || !room.motion.poseOf(one.person, this.#pose, now)) continue;
      const { x, z } = this.#pose;
      this.#at.set(x, groundAt(scene, x, z), z).project(camera);
      if (this.#at.z > 1 || Math.abs(this.#at.x) > 1.1 || Math.abs(this.#at.y) > 1.1) continue;
      const left = (this.#at.x * 0.5 + 0.5) * width;
      const top = (0.5 - this.#at.y * 0.5) * height + PIXELS;
      const text = `${hertzWords(one.hz)} · ${bytesWords(one.bytesPerSecond)} · ${ageWords(one.ageMs)}`;
      const across = g.measureText(text).width + 14;
      g.fillStyle = PLATE;
      g.beginPath();
      g.roundRect(left - across / 2, top - PIXELS * 0.8, across, PIXELS * 1.6, PIXELS * 0.8);
      g.fill();
      g.fillStyle = PACE_COLOURS[paceOf(one.hz)];
      g.fillText(text, left, top + 0.5);
    }
  }
}
