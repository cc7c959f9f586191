import { clamp } from "../mesh/vector";
import { channelIndex, MASKS, type Mask, mirror, mix, newPose, type Pose, weigh } from "./channels";
import { type Clip, phaseOf, sample } from "./clip";
import type { Doing } from "./doing";
import { easing } from "./easing";
import { EMOTE_CLIPS } from "./emotes";
import type { Holding } from "./holding";
import type { Stance } from "./stance";
import type { Timing } from "./timing";
import type { Walking } from "./walking";

const DEGREES = 180 / Math.PI;
const LEFT_REACH = channelIndex("left.reach");
const TURNS = { spine: channelIndex("spine.yaw"), chest: channelIndex("chest.yaw") } as const;
/** A trunk turns towards what it points at, as far as it likes to, radians. */
const TURNED = 0.6;

/** For gestures both hands are needed for; who has something in one leaves them out. */
const needsBoth = ({ tracks }: Clip): boolean => tracks.some(({ channel }) => channel === LEFT_REACH);

/** What somebody shows the others: one gesture or dance after another. */
export class Gesturing {
  clip: Clip | null = null;
  /** As far as the clip counts. */
  weight = 0;
  #time = 0;

  step(timing: Timing, doing: Doing, stance: Stance, walking: Walking, holding: Holding, pose: Pose): void {
    const { dt } = timing;
    const wanted = doing.emote ? EMOTE_CLIPS[doing.emote] : null;
    if (wanted && this.clip !== wanted && (this.weight < 0.3 || !this.clip)) {
      this.clip = wanted;
      this.#time = 0;
    }
    const goal = wanted !== null && this.clip === wanted ? 1 : 0;
    this.weight += (goal - this.weight) * easing(8, dt);
    this.#point(timing, doing, stance, holding);
    if (!this.clip) return;
    this.#show(this.clip, timing, stance, walking, holding, pose);
    if (goal === 0 && this.weight < 0.02) this.clip = null;
  }

  /** A function of its own, as whatever few do: see Walking. */
  #show(clip: Clip, timing: Timing, stance: Stance, walking: Walking, holding: Holding, pose: Pose): void {
    this.#time += timing.dt;
    sample(clip, phaseOf(clip, this.#time, timing.beat), shown);
    if (clip === EMOTE_CLIPS.point ? stance.pointsLeft : timing.isMirrored && "beats" in clip.span)
      mirror(shown);
    const onFeet = (1 - walking.moving) * (1 - stance.seated);
    weigh(this.weight * onFeet);
    mix(pose, shown, MASKS.legs);
    weigh(this.weight);
    mix(pose, shown, maskFor(clip, stance.singing > 0.4, holding.weight > 0.5));
    this.#turn(stance, pose);
  }

  /** Who points at something follows it with the arm: Rule M10. */
  #point({ dt }: Timing, doing: Doing, stance: Stance, holding: Holding): void {
    const { aim, holds } = doing;
    const isSinging = doing.singing || stance.singing > 0.4;
    const isFree = !isSinging || (holds == null && holding.weight < 0.1);
    // Whoever takes the microphone in the middle of it changes hands.
    const isSameHand = stance.pointing < 0.02 || stance.pointsLeft === isSinging;
    const points = this.clip === EMOTE_CLIPS.point && aim != null && isFree && isSameHand;
    if (points && stance.pointing < 0.02) {
      stance.pointsLeft = isSinging;
      Object.assign(stance.aim, aim);
    }
    if (points) {
      const soon = easing(9, dt);
      stance.aim.x += (aim.x - stance.aim.x) * soon;
      stance.aim.y += (aim.y - stance.aim.y) * soon;
      stance.aim.z += (aim.z - stance.aim.z) * soon;
    }
    stance.pointing = points ? this.weight : Math.min(this.weight, stance.pointing * (1 - easing(8, dt)));
  }

  #turn({ pointing, aim }: Stance, pose: Pose): void {
    if (pointing < 0.01) return;
    const yaw = clamp(Math.atan2(aim.x, aim.z), -TURNED, TURNED) * DEGREES * pointing;
    pose[TURNS.spine] = (pose[TURNS.spine] as number) + yaw * 0.35;
    pose[TURNS.chest] = (pose[TURNS.chest] as number) + yaw * 0.45;
  }
}

function maskFor(clip: Clip, isSinging: boolean, isCarrying: boolean): Mask {
  if (isCarrying && needsBoth(clip)) return MASKS.trunk;
  return isSinging ? MASKS.upperFreeHand : MASKS.upper;
}

/** Filled and emptied within one step. */
const shown = newPose();
