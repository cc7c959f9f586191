import type { Beat } from "@karaverse/field-of-view/client";
import {
  decodeUpdate,
  GAITS,
  HEADER_BYTES,
  MOTION_VERSION,
  type MotionUpdate,
  readFace,
  recordBytes,
  unwrapTime,
} from "@karaverse/protocol";
import type { Findings, Witness } from "./witness";

/** Where the server wants a body, as the first frame and every refusal say. */
export type Corrected = (correction: NonNullable<MotionUpdate["correction"]>) => void;

/** The state byte of a record. */
const STATE_AT = 7;

/** True for a whole frame; reads every length in it and makes no objects: for those who only count. */
export function skim(frame: Uint8Array, corrected: Corrected): boolean {
  if (frame.length < HEADER_BYTES || frame[0] !== MOTION_VERSION) return false;
  let at = HEADER_BYTES;
  if (frame[1] === 1) {
    const update = decodeUpdate(frame);
    if (!update?.correction) return false;
    corrected(update.correction);
    at += 2 + recordBytes(frame[at + 2 + STATE_AT] ?? 0);
  }
  at += 2 * ((frame[8] ?? 0) | ((frame[9] ?? 0) << 8));
  for (let left = (frame[10] ?? 0) | ((frame[11] ?? 0) << 8); left > 0; left--)
    at += recordBytes(frame[at + STATE_AT] ?? 0);
  while (at < frame.length) {
    const face = readFace(frame, at);
    if (!face) return false;
    at = face.end;
  }
  return at === frame.length;
}

/** Shows a witness what a frame says; false for one that says nothing. */
export function readMotion(
  frame: Uint8Array,
  witness: Witness,
  personOf: (shortId: number) => number | undefined,
  findings: Findings,
  corrected: Corrected,
  beat: Beat,
): boolean {
  const now = performance.now();
  const update = decodeUpdate(frame);
  if (!update) return false;
  if (update.correction) corrected(update.correction);
  const madeAt = unwrapTime(update.time, performance.timeOrigin + now) - performance.timeOrigin;
  beat.heard(madeAt);
  for (const id of update.left) {
    const person = personOf(id);
    if (person !== undefined) witness.hide(person);
  }
  for (const { id, pose } of update.poses) {
    const person = personOf(id);
    if (person !== undefined)
      witness.show(person, { ...pose, state: GAITS.indexOf(pose.gait) }, madeAt, now, findings);
  }
  findings.told++;
  return true;
}
