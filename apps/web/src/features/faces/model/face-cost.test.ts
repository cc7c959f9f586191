import { FaceLife, faceOfMouth, MOUTH, newFace, shapeIndex } from "@karaverse/avatars/face";
import { createFieldOfView } from "@karaverse/field-of-view";
import { decodeUpdate } from "@karaverse/protocol";
import { expect, test } from "vitest";
import { OwnFace } from "./own-face";

const SECONDS = 20;
/** Frames; the room tells twenty times a second. */
const STEP_MS = 1_000 / 60;

/** Somebody who sings into their camera: words, blinks, eyes that dart, brows, a head that sways; all of it trembles. */
function singer(hertz: number) {
  const life = new FaceLife(5);
  const mouth = new Float32Array(MOUTH.length);
  const spoken = newFace();
  const weights = newFace();
  let state = 1;
  const random = () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return (seconds: number) => {
    const open = Math.max(0, Math.sin(seconds * 9) * Math.sin(seconds * 1.7));
    MOUTH.forEach((_, part) => {
      mouth[part] = open * Math.max(0, Math.sin(seconds * 3 + part));
    });
    faceOfMouth(mouth, spoken);
    life.step(1 / hertz, { gaze: { yaw: 0.2 * Math.sin(seconds), pitch: 0 }, loudness: open, applause: 0 });
    weights.forEach((_, shape) => {
      const moved = Math.max(spoken[shape] ?? 0, life.weights[shape] ?? 0);
      // Shapes that rest are near nothing in a tracker's eyes, and tremble by a hundredth.
      weights[shape] = Math.min(1, Math.max(0, moved + 0.03 + 0.01 * random()));
    });
    weights[shapeIndex("browInnerUp")] = 0.2 + 0.1 * Math.sin(seconds * 1.3);
    const sway = (hz: number) => 0.15 * Math.sin(seconds * hz) + 0.004 * random();
    return { weights, head: { yaw: sway(1.1), pitch: sway(0.7), roll: sway(0.9) } };
  };
}

// Thirty times a second a page tells of its own camera at the most; quick phones send sixty.
test.each([30, 60])(
  "S9 somebody who sings into a camera of %i Hz costs who stands before them less than 1.5 KB a second, all in",
  (hertz) => {
    const field = createFieldOfView({ capacity: 32 });
    const viewer = field.add(0, 0, 0);
    const other = field.add(0, -2, 0);
    let told: Uint8Array | null = null;
    const own = new OwnFace((values) => {
      told = values;
    });
    const look = singer(hertz);
    const out = new Uint8Array(field.frameBytesMax);
    const view = new DataView(out.buffer);
    let [bytes, faces] = [0, 0];
    for (let n = 0; n < SECONDS * 60; n++) {
      const now = n * STEP_MS;
      if (n % (60 / hertz) === 0) {
        const { weights, head } = look(now / 1_000);
        own.track(weights, head);
      }
      // Both hands move before the camera, looked at ten times a second.
      if (n % 6 === 0) {
        const wrist = (phase: number) => ({
          isSeen: true,
          x: 0.3 * Math.sin(now / 400 + phase),
          y: 0.2,
          z: 0.6,
        });
        own.hold({ turn: 0.1 * Math.sin(now / 900), lean: 0.05, left: wrist(0), right: wrist(2) });
      }
      if (n % 3 !== 0) continue;
      if (told) field.setFace(other, told);
      told = null;
      field.tick(now);
      const length = field.frame(viewer, { acknowledged: 0, correction: null }, false, out, view, 0);
      bytes += length;
      faces += length === 0 ? 0 : (decodeUpdate(out.slice(0, length))?.faces.length ?? 0);
    }
    own.close();
    expect(faces).toBeGreaterThan(15 * SECONDS);
    // 971 with the frames' own headers, at both.
    expect(bytes / SECONDS).toBeLessThan(1_500);
  },
);
