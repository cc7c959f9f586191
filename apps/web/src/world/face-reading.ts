import type { FaceWeights, HeadTurn, SeenBody } from "@karaverse/avatars/face";

/** What moves somebody's face in this frame, besides its own life. The weights stay whoever's fills this in. */
export interface FaceReading {
  /** From the voice, as it is heard here. */
  voice: FaceWeights | null;
  expression: FaceWeights | null;
  /** From their own camera, or a phone. */
  camera: FaceWeights | null;
  /** Trunk and hands, as far as that camera sees them. */
  body: SeenBody | null;
  /** Of the head, while `camera` is there. */
  readonly head: HeadTurn;
}

export function newFaceReading(): FaceReading {
  return { voice: null, expression: null, camera: null, body: null, head: { yaw: 0, pitch: 0, roll: 0 } };
}
