import type { FaceWeights, HeadTurn } from "@karaverse/avatars/face";

/** What moves somebody's face in this frame, besides its own life. The weights stay whoever's fills this in. */
export interface FaceReading {
  /** From the voice, as it is heard here. */
  voice: FaceWeights | null;
  expression: FaceWeights | null;
  /** From their own camera, or a phone. */
  camera: FaceWeights | null;
  /** Of the head, while `camera` is there. */
  readonly head: HeadTurn;
}

export function newFaceReading(): FaceReading {
  return { voice: null, expression: null, camera: null, head: { yaw: 0, pitch: 0, roll: 0 } };
}
