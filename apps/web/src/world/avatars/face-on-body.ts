import { type Animator, channelIndex } from "@karaverse/avatars";
import type { FaceMoment, PersonFace } from "./face";
import type { Act, Passed } from "./movement";

const CHANNEL = {
  eyesYaw: channelIndex("eyes.yaw"),
  eyesPitch: channelIndex("eyes.pitch"),
  headYaw: channelIndex("head.yaw"),
  headPitch: channelIndex("head.pitch"),
  headRoll: channelIndex("head.roll"),
  smile: channelIndex("smile"),
  mouth: channelIndex("mouthOpen"),
} as const;
const DEGREES = 180 / Math.PI;

type Posed = Animator["pose"];
const at = (posed: Posed, channel: number) => posed[channel] ?? 0;

/** The face goes by what the body does, and head and eyes by the face where somebody's own moves it. */
export class FaceOnBody {
  readonly #moment: FaceMoment = { yaw: 0.5, pitch: 0.5, level: 0.5, pleased: 0.5, open: 0.5 };

  constructor(private readonly facing: PersonFace) {}

  /** @param posed channels of the body, of which eyes and head are written */
  step(passed: Passed, posed: Posed, { pose, level, applause, face }: Act): void {
    const moment = this.#moment;
    moment.yaw = at(posed, CHANNEL.eyesYaw) / DEGREES;
    moment.pitch = -at(posed, CHANNEL.eyesPitch) / DEGREES;
    moment.level = level;
    moment.pleased = Math.max(applause, at(posed, CHANNEL.smile));
    // The animator's mouth follows the voice too, which the face knows better.
    moment.open = pose.gesture === 0 ? 0 : at(posed, CHANNEL.mouth);
    const { facing } = this;
    facing.step(passed, moment, face === "near");
    posed[CHANNEL.eyesYaw] = facing.eyes.yaw * DEGREES;
    posed[CHANNEL.eyesPitch] = -facing.eyes.pitch * DEGREES;
    const { tracked } = facing;
    if (tracked === 0) return;
    const { yaw, pitch, roll } = facing.reading.head;
    posed[CHANNEL.headYaw] = lerp(at(posed, CHANNEL.headYaw), yaw * DEGREES, tracked);
    posed[CHANNEL.headPitch] = lerp(at(posed, CHANNEL.headPitch), -pitch * DEGREES, tracked);
    posed[CHANNEL.headRoll] = lerp(at(posed, CHANNEL.headRoll), roll * DEGREES, tracked);
  }
}

const lerp = (a: number, b: number, share: number) => a + (b - a) * share;
