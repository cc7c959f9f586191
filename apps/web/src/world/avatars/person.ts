import { Animator, channelIndex, emoteOf, newFrame, Rig, seedOf } from "@karaverse/avatars";
import type { HumanRecipe } from "@karaverse/avatars/recipe";
import { GESTURES, isDance } from "@karaverse/protocol";
import { groundAt, type Scene, type Seat } from "@karaverse/worlds";
import { Group, type Object3D, type Vector3 } from "three";
import type { BodyPose, PersonInfo } from "../source";
import { newPose } from "../source";
import type { Bodies, Body, Level } from "./bodies";
import { Drawn, type Together, type Worn } from "./crowd-draw/drawn";
import { levelIn, type Tier } from "./crowd-draw/tiers";
import { type FaceMoment, PersonFace } from "./face";
import { leansIn } from "./lean";
import { type PersonLight, personLight } from "./material";
import { fitMicrophone, makeMicrophone } from "./microphone";
import { Overhead } from "./overhead";

const TURN = Math.PI * 2;
/** The short way from one angle to another. */
export const turnTo = (from: number, to: number) => ((((to - from) % TURN) + TURN * 1.5) % TURN) - Math.PI;

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

/** What does while it is changed by the moment. */
const ROUGH: Level = 1;
const LEVELS: readonly Level[] = [0, 1, 2];

/** By index into GESTURES: what far away is arms in the air. */
const RAISED = GESTURES.map((gesture) => gesture === "cheer" || gesture === "wave" || isDance(gesture));
const isRaised = (gesture: number): boolean => RAISED[gesture] ?? false;

/** What somebody is taken for until their body is there, metres. */
const USUAL = { height: 1.7, eyeHeight: 1.58 } as const;

/** What is heard at the listener in this frame. */
export interface Music {
  /** Beats of the song; null where none sounds. */
  beat: number | null;
  /** Whoever performs has words to sing. */
  cued: boolean;
}

/** What there is of somebody once their body has been made. */
interface Figure {
  recipe: HumanRecipe;
  level: Level;
  rig: Rig;
}

/** Who stands still for so long looks for something to lean against, seconds. */
const RESTS = 1;
/** One person in the room: where they are, what they do, how they are lit. No React, no allocation worth naming per frame. */
export class Person {
  readonly group = new Group();
  readonly pose: BodyPose = newPose();
  readonly light: PersonLight = personLight();
  readonly facing: PersonFace;
  /** Applause that is for this person, 0-1. */
  applause = 0;
  info: PersonInfo;
  inSight = false;
  level = 0;
  #figure: Figure | null = null;
  /** What was tried on last and is not made yet. */
  #begun: HumanRecipe | null = null;
  readonly #together: Together;
  readonly #drawn: Drawn;
  #overhead: Overhead | null = null;
  #overheadHeight: number = USUAL.height + 0.12;
  readonly #animator: Animator;
  readonly #frame = newFrame();
  #height: number = USUAL.height;
  #eyeHeight: number = USUAL.eyeHeight;
  readonly #microphone = makeMicrophone();
  #shown = true;
  #sits = false;
  #x = 0;
  #z = 0;
  #y = 0;
  #yaw = 0;
  /** Where the body was when its feet were moved last. */
  #trodX = 0;
  #trodZ = 0;
  #trodYaw = 0;
  /** Seconds at rest, and what was found in the back then. */
  #rested = 0;
  #backed = false;
  #placed = false;
  /** Seconds; a share of the first step, so that a crowd does not step as one. */
  #skipped = Math.random() / 30;
  readonly #moment: FaceMoment = { yaw: 0, pitch: 0, level: 0, pleased: 0, open: 0 };

  constructor(info: PersonInfo, together: Together) {
    this.info = info;
    this.#together = together;
    this.facing = new PersonFace(seedOf(info.id));
    this.#animator = new Animator(seedOf(info.id), USUAL.height);
    this.#drawn = new Drawn(
      together,
      this.group,
      this.light,
      this.#microphone,
      (seedOf(info.id) % 1_000) / 100,
    );
  }

  /** Asks for the body that is fine enough at this distance, and wears it when it is there. */
  wear(bodies: Bodies, tier: Tier, distance: number, scale: number, rank: number): void {
    const { recipe, tries } = this.info;
    if (this.#begun && !this.#wearBegun(bodies, this.#begun)) return;
    const worn = this.#figure?.recipe === recipe ? this.#figure : null;
    const level = tries === "rough" ? ROUGH : levelIn(tier, distance, worn?.level ?? null, scale);
    if (worn?.level === level && this.#drawn.tier === tier) return;
    const body = bodies.get(recipe, level);
    if (body && tier === "far") {
      const picture = this.#together.pictures.of(recipe, body);
      if (picture) this.#dress(recipe, body, { tier, level: 2, picture });
      return;
    }
    if (body) {
      this.#dress(recipe, body, { tier: tier === "near" ? tier : "middle", level });
      return;
    }
    // Whoever has a body waits for the better one; nobody stands there as a shadow longer than needed.
    bodies.ask(recipe, level, rank + (worn ? 1_000 : 0));
    if (tries === "rough") this.#begun = recipe;
    if (tier === "far" || (worn && this.#drawn.tier === tier)) return;
    for (const any of LEVELS) {
      const other = bodies.get(recipe, any);
      if (!other) continue;
      this.#dress(recipe, other, { tier, level: any });
      return;
    }
  }

  /** How this person is drawn; null while there is no body yet. */
  get tier(): Tier | null {
    return this.#drawn.tier;
  }

  get isSitting(): boolean {
    return this.#sits;
  }

  /** What hangs over the head of somebody near, or of who says something. */
  get overhead(): Overhead {
    if (!this.#overhead) {
      this.#overhead = new Overhead();
      this.group.add(this.#overhead.group);
    }
    return this.#overhead;
  }

  get hasOverhead(): boolean {
    return this.#overhead !== null;
  }

  /** Metres over the ground under the feet. */
  get overheadHeight(): number {
    return this.#overheadHeight;
  }

  /** In the scene for itself: a skeleton, words over the head. A crowd's empty objects would cost as much as full ones. */
  stay(crowd: Group): void {
    const wanted = this.inSight && (this.#drawn.isAlone || this.#overhead !== null);
    if (wanted === (this.group.parent !== null)) return;
    if (wanted) crowd.add(this.group);
    else this.group.removeFromParent();
  }

  /** Nothing hangs over the head any more. */
  clearOverhead(): void {
    this.#overhead?.dispose();
    this.#overhead?.group.removeFromParent();
    this.#overhead = null;
  }

  /**
   * Whoever turns a slider sees each body that was begun: waiting for the newest they would see none before they stop.
   *
   * @returns false while it is on its way
   */
  #wearBegun(bodies: Bodies, begun: HumanRecipe): boolean {
    const body = bodies.get(begun, ROUGH);
    if (!body && bodies.isMaking(begun, ROUGH)) return false;
    this.#begun = null;
    // Nobody will wear again what was passed on the way.
    const before = this.#figure?.recipe;
    if (body && before && before !== begun) bodies.drop(before, ROUGH);
    if (body) this.#dress(begun, body, { tier: "near", level: ROUGH });
    return true;
  }

  /** Near enough that it shows what moves their face. */
  get hasFace(): boolean {
    const level = this.#figure?.level ?? 2;
    // On whoever sings all eyes are, from further away too.
    return this.#drawn.tier === "near" && (level === 0 || (level === 1 && this.info.performing));
  }

  get isDressed(): boolean {
    return this.#figure !== null;
  }

  #dress(recipe: HumanRecipe, body: Body, worn: Worn): void {
    const { level } = worn;
    const isSame = this.#figure?.recipe === recipe;
    if (!isSame) {
      const foot = body.joints.leftFoot;
      this.#animator.fit(body.height, { x: foot[0], z: foot[2] });
      this.#height = body.height;
      this.#eyeHeight = body.eyeHeight;
      const rig = new Rig(body);
      fitMicrophone(this.#microphone, rig.size);
      this.#overheadHeight = body.height + 0.12;
      this.#figure = { recipe, level, rig };
      // In this very frame.
      this.#skipped += 1;
    } else if (this.#figure) this.#figure.level = level;
    this.#drawn.wear(body, worn, recipe.style, this.#frame, isSame);
  }

  get eyeHeight(): number {
    return this.#eyeHeight;
  }

  get x(): number {
    return this.#x;
  }
  get y(): number {
    return this.#y;
  }
  get z(): number {
    return this.#z;
  }
  get yaw(): number {
    return this.#yaw;
  }
  /** Where the face is, roughly: for cameras and for those who look at it. */
  face(out: Vector3): Vector3 {
    return out.set(this.#x, this.#y + this.eyeHeight - 0.36 * this.#animator.stance.seated, this.#z);
  }

  /**
   * @param every step of the skeleton: 1 each frame, 3 every third, for those far away
   */
  update(
    seconds: number,
    scene: Scene,
    seat: Seat | undefined,
    gaze: Vector3 | null,
    every: number,
    music: Music,
  ): void {
    const { pose } = this;
    const dt = Math.max(1e-4, seconds);
    const sitting = pose.seated && seat !== undefined;
    const goalX = sitting ? seat.x : pose.x;
    const goalZ = sitting ? seat.z : pose.z;
    const goalYaw = sitting ? seat.yaw : pose.yaw;
    if (!this.#placed || Math.hypot(goalX - this.#x, goalZ - this.#z) > 3) {
      [this.#x, this.#z, this.#yaw] = [goalX, goalZ, goalYaw];
      this.#y = groundAt(scene, goalX, goalZ);
      [this.#trodX, this.#trodZ, this.#trodYaw] = [goalX, goalZ, goalYaw];
      this.#placed = true;
    }
    // The source interpolates already; this only takes the corner off corrections, of sitting down and of standing up.
    const between = sitting || this.#animator.stance.seated > 0.2;
    const follow = 1 - Math.exp(-dt * (between ? 5 : 28));
    this.#x += (goalX - this.#x) * follow;
    this.#z += (goalZ - this.#z) * follow;
    this.#yaw += turnTo(this.#yaw, goalYaw) * (1 - Math.exp(-dt * (between ? 6 : 11)));
    this.#y += (groundAt(scene, this.#x, this.#z) - this.#y) * (1 - Math.exp(-dt * 9));
    const s = Math.sin(this.#yaw);
    const c = Math.cos(this.#yaw);
    this.group.position.set(this.#x, this.#y, this.#z);
    this.group.rotation.y = this.#yaw;
    this.#sits = sitting;
    this.stand(seconds);
    this.#skipped += dt;
    if (every > 1 && this.#skipped < (every - 0.5) / 60) return;
    let look: { yaw: number; pitch: number } | null = null;
    if (gaze) {
      const dx = gaze.x - this.#x;
      const dz = gaze.z - this.#z;
      const away = Math.hypot(dx, dz);
      if (away > 0.4) {
        const eye = this.#y + this.eyeHeight - 0.36 * this.#animator.stance.seated;
        look = { yaw: turnTo(this.#yaw, Math.atan2(-dx, -dz)), pitch: Math.atan2(gaze.y - eye, away) };
      }
    }
    const singing = this.info.performing || pose.holdingMicrophone;
    // As far as the body really went: feet would slide by the difference.
    const passed = Math.min(0.1, this.#skipped);
    const goneX = (this.#x - this.#trodX) / passed;
    const goneZ = (this.#z - this.#trodZ) / passed;
    const turned = turnTo(this.#trodYaw, this.#yaw) / passed;
    [this.#trodX, this.#trodZ, this.#trodYaw] = [this.#x, this.#z, this.#yaw];
    this.#animator.step(passed, {
      forward: -goneX * s - goneZ * c,
      sideways: -goneX * c + goneZ * s,
      turning: turned,
      seated: sitting,
      seatHeight: seat ? seat.y : 0.46,
      emote: emoteOf(pose.gesture),
      singing,
      level: Math.max(this.level, pose.level),
      gaze: look,
      beat: music.beat,
      cued: music.cued && singing,
      backed: this.#isBacked(passed, scene, Math.hypot(goneX, goneZ) + Math.abs(turned)),
    });
    if (this.#figure) {
      const { rig, level } = this.#figure;
      if (level < 2) {
        this.#moveFace(this.#skipped, this.hasFace);
        this.#drawn.face(this.facing.weights);
      }
      rig.solve(this.#animator.pose, this.#animator.stance, this.#frame);
      this.#drawn.pose(this.#frame);
    }
    this.#skipped = 0;
    this.#microphone.visible = this.#animator.stance.singing > 0.5;
    this.#overheadHeight =
      this.#height +
      0.12 -
      this.#animator.stance.seated *
        Math.max(0, this.#height * 0.53 - this.#animator.stance.seatHeight - 0.1);
    if (this.#overhead) this.#overhead.group.position.y = this.#overheadHeight;
  }

  /** Looked for once, when somebody has come to rest. */
  #isBacked(seconds: number, scene: Scene, going: number): boolean {
    if (going > 0.08) {
      this.#rested = 0;
      this.#backed = false;
      return false;
    }
    const before = this.#rested;
    this.#rested += seconds;
    if (before < RESTS && this.#rested >= RESTS) this.#backed = leansIn(scene)(this.#x, this.#z, this.#yaw);
    return this.#backed;
  }

  /** The face goes by what the body does, and head and eyes by the face where somebody's own moves it. */
  #moveFace(seconds: number, near: boolean): void {
    const { pose } = this.#animator;
    const moment = this.#moment;
    moment.yaw = this.#posed(CHANNEL.eyesYaw) / DEGREES;
    moment.pitch = -this.#posed(CHANNEL.eyesPitch) / DEGREES;
    moment.level = Math.max(this.level, this.pose.level);
    moment.pleased = Math.max(this.applause, this.#posed(CHANNEL.smile));
    // The animator's mouth follows the voice too, which the face knows better.
    moment.open = this.pose.gesture === 0 ? 0 : this.#posed(CHANNEL.mouth);
    const { facing } = this;
    facing.step(seconds, moment, near);
    pose[CHANNEL.eyesYaw] = facing.eyes.yaw * DEGREES;
    pose[CHANNEL.eyesPitch] = -facing.eyes.pitch * DEGREES;
    const { tracked } = facing;
    if (tracked === 0) return;
    const { yaw, pitch, roll } = facing.reading.head;
    this.#turn(CHANNEL.headYaw, yaw * DEGREES, tracked);
    this.#turn(CHANNEL.headPitch, -pitch * DEGREES, tracked);
    this.#turn(CHANNEL.headRoll, roll * DEGREES, tracked);
  }

  #turn(channel: number, degrees: number, share: number): void {
    const now = this.#posed(channel);
    this.#animator.pose[channel] = now + (degrees - now) * share;
  }

  #posed(channel: number): number {
    return this.#animator.pose[channel] ?? 0;
  }

  /** The hand that holds no microphone; null while there is no body. */
  get freeHand(): Object3D | null {
    return this.#drawn.bone("leftHand");
  }

  get isShown(): boolean {
    return this.#shown;
  }

  /** False while the camera is inside or right behind the head. */
  set shown(value: boolean) {
    this.#shown = value;
    this.#drawn.shown = value;
  }

  /** As they are, for a frame more. */
  stand(seconds: number): void {
    this.#drawn.show(seconds, this, this.#sits ? "seated" : isRaised(this.pose.gesture) ? "up" : "rest");
  }

  /** Nobody sees them. */
  hide(): void {
    this.#drawn.hide(this);
  }

  dispose(): void {
    this.#overhead?.dispose();
    this.#drawn.dispose();
    this.group.removeFromParent();
  }
}
