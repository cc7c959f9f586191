import { type Grip, seedOf, type Thing } from "@karaverse/avatars";
import { GESTURES, isDance } from "@karaverse/protocol";
import type { Scene, Seat } from "@karaverse/worlds";
import { Group, type Object3D, type Vector3 } from "three";
import { NEWCOMER } from "../mirror";
import type { BodyPose, PersonInfo } from "../source";
import { newPose } from "../source";
import type { Bodies } from "./bodies";
import { Drawn, type Together } from "./crowd-draw/drawn";
import { showsFace, type Tier } from "./crowd-draw/tiers";
import { type AsSeen, Dressing } from "./dressing";
import { PersonFace } from "./face";
import { type PersonLight, personLight } from "./material";
import { fitMicrophone, makeMicrophone } from "./microphone";
import { type Act, Movement, type Music, type Passed } from "./movement";
import { type MakeNearBody, ofRecipe, type Shape } from "./near-body";
import { Overhead } from "./overhead";
import { Whereabouts } from "./whereabouts";

/** Sitting further down than this, 0-1, one is on the way to a seat or from it. */
const BETWEEN = 0.2;

/** By index into GESTURES: what far away is arms in the air. */
const RAISED = GESTURES.map((gesture) => gesture === "cheer" || gesture === "wave" || isDance(gesture));
const isRaised = (gesture: number): boolean => RAISED[gesture] ?? false;

/** One person in the room: where they are, what they do, how they are lit. No React, no allocation per frame. */
export class Person {
  readonly group = new Group();
  readonly pose: BodyPose = newPose();
  readonly light: PersonLight = personLight();
  readonly facing: PersonFace;
  /** Applause that is for this person, 0-1. */
  applause = 0;
  info: PersonInfo;
  inSight = false;
  /** Of their voice, by whatever says how loud it is, 0-1. */
  loudness = 0;
  /** What the left hand carries (Rule M8). */
  holds: Thing | null = null;
  /** What they point at, while they do (Rule M10). */
  aim: Vector3 | null = null;
  /** What shows them while they are near. */
  near: MakeNearBody = ofRecipe;
  readonly #at = new Whereabouts();
  readonly #movement: Movement;
  readonly #dressing: Dressing;
  readonly #drawn: Drawn;
  readonly #microphone = makeMicrophone();
  #overhead: Overhead | null = null;
  #shown = true;
  #shape: Shape | undefined;
  readonly #act: { -readonly [key in keyof Act]: Act[key] };

  constructor(info: PersonInfo, together: Together) {
    this.info = info;
    const seed = seedOf(info.id);
    this.facing = new PersonFace(seed);
    this.#movement = new Movement(seed, this.#at, this.facing);
    this.#drawn = new Drawn(together, this.group, this.light, this.#microphone, (seed % 1_000) / 100);
    this.#dressing = new Dressing(seed, this.#drawn, together.pictures, (recipe, body, worn, isSame) => {
      this.#drawn.wear(body, worn, recipe.style, this.#movement.frame, isSame);
      const { shape } = this.#drawn;
      if (isSame && shape === this.#shape) return;
      this.#shape = shape;
      this.#movement.fit(shape ?? body);
      fitMicrophone(this.#microphone, this.#movement.size, this.#movement.grip);
    });
    this.#act = {
      pose: this.pose,
      seat: undefined,
      gaze: null,
      aim: null,
      holds: null,
      music: { beat: null, cued: false },
      performing: false,
      level: 0,
      applause: 0,
      face: "none",
    };
  }

  /** See Dressing.wear. */
  wear(bodies: Bodies, tier: Tier, seen: AsSeen): void {
    this.#dressing.wear(this.info, this.near, bodies, tier, seen);
  }

  /** At the door or trying something on: before the camera, and lit for it. */
  get isAtMirror(): boolean {
    return this.info.id === NEWCOMER || (this.info.tries ?? null) !== null;
  }

  /** How this person is drawn; null while there is no body yet. */
  get tier(): Tier | null {
    return this.#drawn.tier;
  }

  get isDressed(): boolean {
    return this.#dressing.level !== null;
  }

  /** Looks like themself already, and not like who stands in for them. */
  get isThemself(): boolean {
    return this.#dressing.isIn(this.info.recipe);
  }

  /** Near enough that it shows what moves their face; on whoever sings all eyes are, from further away too. */
  get hasFace(): boolean {
    return showsFace(this.#drawn.tier, this.#dressing.level);
  }

  get isSitting(): boolean {
    return this.#at.sits;
  }

  get eyeHeight(): number {
    return this.#movement.eyeHeight;
  }

  get x(): number {
    return this.#at.x;
  }
  get y(): number {
    return this.#at.y;
  }
  get z(): number {
    return this.#at.z;
  }
  get yaw(): number {
    return this.#at.yaw;
  }

  /** Where the face is, roughly: for cameras and for those who look at it. */
  face(out: Vector3): Vector3 {
    return out.set(this.#at.x, this.#at.y + this.#movement.eyes, this.#at.z);
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
    return this.#movement.overheadHeight;
  }

  /** Nothing hangs over the head any more. */
  clearOverhead(): void {
    this.#overhead?.dispose();
    this.#overhead?.group.removeFromParent();
    this.#overhead = null;
  }

  /** In the scene for itself: a skeleton, words over the head. A crowd's empty objects would cost as much as full ones. */
  stay(crowd: Group): void {
    const wanted = this.inSight && (this.#drawn.isAlone || this.#overhead !== null);
    if (wanted === (this.group.parent !== null)) return;
    if (wanted) {
      this.#place();
      crowd.add(this.group);
    } else this.group.removeFromParent();
  }

  /**
   * @param every step of the skeleton: 1 each frame, 3 every third, for those far away
   */
  update(
    passed: Passed,
    scene: Scene,
    seat: Seat | undefined,
    gaze: Vector3 | null,
    every: number,
    music: Music,
  ): void {
    const movement = this.#movement;
    const at = this.#at;
    at.isBetween = movement.seated > BETWEEN;
    at.follow(passed, scene, this.pose, seat);
    if (this.#drawn.isAlone || this.#overhead) this.#place();
    this.stand(passed);
    const act = this.#act;
    act.seat = seat;
    act.gaze = gaze;
    act.aim = this.aim;
    act.holds = this.holds;
    act.music = music;
    act.performing = this.info.performing;
    act.level = this.loudness;
    act.applause = this.applause;
    act.face = (this.#dressing.level ?? 2) === 2 ? "none" : this.hasFace ? "near" : "coarse";
    if (!movement.step(passed, every, scene, act)) return;
    if (act.face !== "none") this.#drawn.face(this.facing.weights);
    if (this.isDressed) this.#drawn.pose(movement.frame);
    this.#microphone.visible = movement.holds;
    if (this.#overhead) this.#overhead.group.position.y = movement.overheadHeight;
  }

  #place(): void {
    const { position, rotation } = this.group;
    position.x = this.#at.x;
    position.y = this.#at.y;
    position.z = this.#at.z;
    rotation.y = this.#at.yaw;
  }

  /** The hand that holds no microphone, for what is carried in it; null while there is no body. */
  get freeHand(): Object3D | null {
    return this.#drawn.hand("leftHand", this.#at);
  }

  /** Where in a hand something is held. */
  get grip(): Grip {
    return this.#movement.grip;
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
  stand(passed: Passed): void {
    this.#drawn.show(
      passed,
      this.#at,
      this.#at.sits ? "seated" : isRaised(this.pose.gesture) ? "up" : "rest",
    );
  }

  /** Nobody sees them. */
  hide(): void {
    this.#drawn.hide(this.#at);
  }

  dispose(): void {
    this.#overhead?.dispose();
    this.#drawn.dispose();
    this.group.removeFromParent();
  }
}
