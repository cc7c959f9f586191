import type { RigFrame } from "@karaverse/avatars";
import type { FaceWeights } from "@karaverse/avatars/face";
import type { HumanRecipe } from "@karaverse/avatars/recipe";
import { type Group, Matrix4, Object3D } from "three";
import type { Body, Level } from "../bodies";
import type { PicturePose } from "../far/cells";
import { pictureHand } from "../far/hand";
import type { Picture, Pictures } from "../far/pictures";
import { type PersonLight, SHADINGS } from "../material";
import type { Passed } from "../movement";
import type { MakeNearBody, NearBody, Shape } from "../near-body";
import type { Batch, Entry } from "./batch";
import type { Stand } from "./batch-rows";
import { FADE_S, type Ink } from "./fade";
import type { Tier } from "./tiers";

/** What everybody is drawn with. */
export interface Together {
  readonly batch: Batch;
  readonly pictures: Pictures;
  readonly castShadow: boolean;
  readonly specks: boolean;
  /** Uniforms of the room. */
  readonly room: object;
}

type Style = HumanRecipe["style"];
const place = new Matrix4();
const NO_TIME: Passed = { seconds: 0 };

type Look =
  | { tier: "near"; level: Level; make: MakeNearBody; alone: NearBody; fade: number }
  | { tier: "middle"; level: Level; entry: Entry }
  | { tier: "far"; level: Level; picture: Picture };

/** What somebody is seen by: an object of their own, the body among others, or a picture. */
export type Worn =
  | { tier: "near"; level: Level; make: MakeNearBody }
  | { tier: "middle"; level: Level }
  | { tier: "far"; level: 2; picture: Picture };

/** One person as they are drawn just now, and while that changes, as they were drawn before. */
export class Drawn {
  #now: Look | null = null;
  #before: Look | null = null;
  /** How far the change is, 0-1. */
  #changed = 1;
  #shown = true;
  #style: Style = "toon";
  #pose: PicturePose = "rest";
  #hand: Object3D | null = null;
  /** How it is drawn just now. */
  readonly #ink: Ink;

  constructor(
    private readonly together: Together,
    private readonly group: Group,
    private readonly light: PersonLight,
    /** In the right hand of whoever is drawn alone. */
    private readonly held: Object3D,
    /** So that pictures do not bob as one, radians. */
    phase: number,
  ) {
    this.#ink = { fade: 0.5, phase };
  }

  get tier(): Tier | null {
    return this.#now?.tier ?? null;
  }

  /** Has a skeleton of its own in the scene, maybe on its way out. */
  get isAlone(): boolean {
    return this.#now?.tier === "near" || this.#before?.tier === "near";
  }

  /** For what is held: the bone of who is drawn alone, for others where their hand is. */
  hand(name: "leftHand" | "rightHand", stand: Stand): Object3D | null {
    const look = this.#now;
    if (!look) return null;
    if (look.tier === "near") return look.alone.bone(name);
    this.#hand ??= new Object3D();
    const { matrixWorld } = this.#hand;
    if (look.tier === "middle") this.together.batch.bone(look.entry, name, matrixWorld);
    else pictureHand(this.#pose, name, matrixWorld);
    // Bodies are built facing +z, people look along -z.
    matrixWorld.premultiply(place.makeRotationY(stand.yaw + Math.PI).setPosition(stand.x, stand.y, stand.z));
    return this.#hand;
  }

  /** The measures of what is drawn, where they are not the recipe's. */
  get shape(): Shape | undefined {
    return this.#now?.tier === "near" ? this.#now.alone.shape : undefined;
  }

  /** Whether it is drawn so already. @param near what shows somebody near */
  is(tier: Tier, near: MakeNearBody): boolean {
    return this.#now?.tier === tier && (this.#now.tier !== "near" || this.#now.make === near);
  }

  /** @param isSame the same recipe as before: what is drawn now goes slowly */
  wear(body: Body, worn: Worn, style: Style, frame: RigFrame, isSame: boolean): void {
    const { level } = worn;
    this.#style = style;
    const appears = this.#now === null;
    if (!isSame) this.#clear();
    const now = this.#now;
    if (now && isLike(now, worn)) {
      refine(now, body, level);
      return;
    }
    const before = this.#before;
    if (before && isLike(before, worn)) {
      refine(before, body, level);
      this.#now = before;
      this.#before = now;
      this.#changed = 1 - this.#changed;
      if (before.tier === "near") before.alone.bone("rightHand").add(this.held);
      return;
    }
    if (before) this.#drop(before);
    this.#before = now;
    this.#now =
      worn.tier === "far"
        ? this.#pictured(worn.picture)
        : worn.tier === "near"
          ? this.#alone(body, level, worn.make)
          : this.#among(body, level);
    this.#changed = isSame || appears ? 0 : 1;
    this.pose(frame);
  }

  /** False while the camera is inside of the head. */
  set shown(value: boolean) {
    this.#shown = value;
    if (this.#now) this.#makeVisible(this.#now);
    if (this.#before) this.#makeVisible(this.#before);
  }

  /** Each frame. @param pose as far as a picture shows it */
  show(passed: Passed, stand: Stand, pose: PicturePose): void {
    this.#pose = pose;
    this.#changed = Math.min(1, this.#changed + passed.seconds / FADE_S);
    if (this.#changed === 1 && this.#before) {
      this.#drop(this.#before);
      this.#before = null;
    }
    const ink = this.#ink;
    ink.fade = this.#changed;
    if (this.#now) this.#showOne(this.#now, stand, passed);
    ink.fade = 1 + this.#changed;
    if (this.#before) this.#showOne(this.#before, stand, passed);
  }

  /** Out of sight, and nothing of it is worked on. */
  hide(stand: Stand): void {
    this.#ink.fade = 0;
    if (this.#now) this.#showOne(this.#now, stand, NO_TIME);
    if (this.#before) this.#showOne(this.#before, stand, NO_TIME);
  }

  pose(frame: RigFrame): void {
    if (this.#now) this.#poseOne(this.#now, frame);
    if (this.#before) this.#poseOne(this.#before, frame);
  }

  #poseOne(look: Look, frame: RigFrame): void {
    if (look.tier === "near") look.alone.pose(frame);
    else if (look.tier === "middle") this.together.batch.pose(look.entry, frame);
  }

  face(weights: FaceWeights): void {
    const look = this.#now;
    if (look?.tier === "near") look.alone.face(weights);
    else if (look?.tier === "middle") this.together.batch.face(look.entry, weights);
  }

  dispose(): void {
    this.#clear();
  }

  #showOne(look: Look, stand: Stand, passed: Passed): void {
    const ink = this.#ink;
    if (look.tier === "near") {
      look.fade = ink.fade;
      look.alone.show(ink, passed);
      this.#makeVisible(look);
      return;
    }
    if (!this.#shown) ink.fade = 0;
    if (look.tier === "far") {
      if (ink.fade > 0 && ink.fade < 2)
        this.together.pictures.put(look.picture, stand, this.#pose, ink, this.light);
      return;
    }
    this.together.batch.show(look.entry, stand, this.light, SHADINGS[this.#style], ink);
  }

  #makeVisible(look: Look): void {
    if (look.tier === "near") look.alone.object.visible = this.#shown && look.fade > 0;
  }

  #alone(body: Body, level: Level, make: MakeNearBody): Look {
    const { specks, castShadow, room } = this.together;
    const alone = make({ body, style: this.#style, light: this.light, specks, castShadow, room });
    alone.object.visible = this.#shown;
    alone.bone("rightHand").add(this.held);
    this.group.add(alone.object);
    return { tier: "near", level, make, alone, fade: 1 };
  }

  #among(body: Body, level: Level): Look {
    return { tier: "middle", level, entry: this.together.batch.add(body) };
  }

  #pictured(picture: Picture): Look {
    picture.users++;
    return { tier: "far", level: 2, picture };
  }

  #clear(): void {
    if (this.#now) this.#drop(this.#now);
    if (this.#before) this.#drop(this.#before);
    this.#now = this.#before = null;
  }

  #drop(look: Look): void {
    if (look.tier === "near") {
      look.alone.object.removeFromParent();
      look.alone.dispose();
    } else if (look.tier === "middle") this.together.batch.remove(look.entry);
    else look.picture.users--;
  }
}

/** Drawn by the very same thing, which at most has to be finer or coarser. */
function isLike(look: Look, worn: Worn): boolean {
  if (look.tier === "near") return worn.tier === "near" && look.make === worn.make;
  return look.tier === worn.tier && look.level === worn.level;
}

function refine(look: Look, body: Body, level: Level): void {
  if (look.tier === "near" && look.level !== level) look.alone.refine(body);
  look.level = level;
}
