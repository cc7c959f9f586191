import type { FaceShape } from "../human/format";
import { type FaceWeights, newFace, shapeIndex } from "./shapes";

/**
 * What the phone app Live Link Face sends, one face a UDP packet (port 11111 by default), all big-endian:
 *
 * - version u8 (6)
 * - device: length i32, UTF-8
 * - subject: length i32, UTF-8
 * - time: frame i32, part of a frame f32, rate i32, its denominator i32
 * - how many values u8 (61), each f32: the 52 shapes in the order below, then yaw, pitch and roll of the head, of the
 *   left eye and of the right eye, radians.
 *
 * While no face is seen, the packet ends after the subject or after the time.
 */
const VERSION = 6;
const VALUES = 61;
/** The engine that the packet comes from keeps no longer names. */
const NAME_BYTES_MAX = 256;
const TIME_BYTES = 16;
/** Two turns: eyes and heads go nowhere near, so it was no angle. */
const ANGLE_MAX = 4 * Math.PI;

const SHAPES_SENT: readonly FaceShape[] = [
  "eyeBlinkLeft",
  "eyeLookDownLeft",
  "eyeLookInLeft",
  "eyeLookOutLeft",
  "eyeLookUpLeft",
  "eyeSquintLeft",
  "eyeWideLeft",
  "eyeBlinkRight",
  "eyeLookDownRight",
  "eyeLookInRight",
  "eyeLookOutRight",
  "eyeLookUpRight",
  "eyeSquintRight",
  "eyeWideRight",
  "jawForward",
  "jawLeft",
  "jawRight",
  "jawOpen",
  "mouthClose",
  "mouthFunnel",
  "mouthPucker",
  "mouthLeft",
  "mouthRight",
  "mouthSmileLeft",
  "mouthSmileRight",
  "mouthFrownLeft",
  "mouthFrownRight",
  "mouthDimpleLeft",
  "mouthDimpleRight",
  "mouthStretchLeft",
  "mouthStretchRight",
  "mouthRollLower",
  "mouthRollUpper",
  "mouthShrugLower",
  "mouthShrugUpper",
  "mouthPressLeft",
  "mouthPressRight",
  "mouthLowerDownLeft",
  "mouthLowerDownRight",
  "mouthUpperUpLeft",
  "mouthUpperUpRight",
  "browDownLeft",
  "browDownRight",
  "browInnerUp",
  "browOuterUpLeft",
  "browOuterUpRight",
  "cheekPuff",
  "cheekSquintLeft",
  "cheekSquintRight",
  "noseSneerLeft",
  "noseSneerRight",
  "tongueOut",
];
const PLACES = Uint8Array.from(SHAPES_SENT, shapeIndex);

interface Turn {
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
}

interface Sender {
  readonly device: string;
  readonly subject: string;
}

export type LiveLinkRefusal =
  | "cut-short"
  | "too-long"
  | "other-version"
  | "bad-name"
  | "other-count"
  | "bad-number";

export type LiveLinkPacket =
  | (Sender & {
      readonly kind: "face";
      /** Seconds by the phone's timecode. */
      readonly seconds: number;
      readonly weights: FaceWeights;
      readonly head: Turn;
      readonly leftEye: Turn;
      readonly rightEye: Turn;
    })
  | (Sender & { readonly kind: "no-face" })
  | { readonly kind: "refused"; readonly why: LiveLinkRefusal };

const utf8 = new TextDecoder("utf-8", { fatal: true });
const refused = (why: LiveLinkRefusal): LiveLinkPacket => ({ kind: "refused", why });

/** Reads what anybody may have sent: every byte is doubted, nothing is thrown. */
export function readLiveLink(bytes: Uint8Array): LiveLinkPacket {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 1) return refused("cut-short");
  if (view.getUint8(0) !== VERSION) return refused("other-version");
  const device = readName(view, bytes, 1);
  if (typeof device === "string") return refused(device);
  const subject = readName(view, bytes, device.end);
  if (typeof subject === "string") return refused(subject);
  const sender = { device: device.name, subject: subject.name };
  const time = subject.end;
  const count = time + TIME_BYTES;
  if (bytes.byteLength === time || bytes.byteLength === count) return { kind: "no-face", ...sender };
  if (bytes.byteLength < count + 1) return refused("cut-short");
  if (view.getUint8(count) === 0 && bytes.byteLength === count + 1) return { kind: "no-face", ...sender };
  if (view.getUint8(count) !== VALUES) return refused("other-count");
  const values = count + 1;
  if (bytes.byteLength < values + 4 * VALUES) return refused("cut-short");
  if (bytes.byteLength > values + 4 * VALUES) return refused("too-long");

  const rate = view.getInt32(time + 8);
  const denominator = view.getInt32(time + 12);
  const part = view.getFloat32(time + 4);
  if (rate <= 0 || denominator <= 0 || !Number.isFinite(part)) return refused("bad-number");
  const weights = newFace();
  for (let n = 0; n < PLACES.length; n++) {
    const value = view.getFloat32(values + 4 * n);
    if (!Number.isFinite(value)) return refused("bad-number");
    // The app lets people exaggerate shapes beyond 1; ours end there.
    weights[PLACES[n] as number] = Math.min(1, Math.max(0, value));
  }
  const [head, leftEye, rightEye] = [0, 1, 2].map((n) =>
    readTurn(view, values + 4 * (PLACES.length + 3 * n)),
  );
  if (!head || !leftEye || !rightEye) return refused("bad-number");
  const seconds = ((view.getInt32(time) + part) * denominator) / rate;
  return { kind: "face", ...sender, seconds, weights, head, leftEye, rightEye };
}

function readName(
  view: DataView,
  bytes: Uint8Array,
  at: number,
): { name: string; end: number } | LiveLinkRefusal {
  if (at + 4 > bytes.byteLength) return "cut-short";
  const length = view.getInt32(at);
  if (length < 0 || length > NAME_BYTES_MAX) return "bad-name";
  const end = at + 4 + length;
  if (end > bytes.byteLength) return "cut-short";
  try {
    return { name: utf8.decode(bytes.subarray(at + 4, end)), end };
  } catch {
    return "bad-name";
  }
}

function readTurn(view: DataView, at: number): Turn | null {
  const turn = { yaw: view.getFloat32(at), pitch: view.getFloat32(at + 4), roll: view.getFloat32(at + 8) };
  const sane = Object.values(turn).every((angle) => Math.abs(angle) <= ANGLE_MAX);
  return sane ? turn : null;
}
