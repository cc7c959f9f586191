import { seedOf } from "@karaverse/avatars";
import type { HumanRecipe } from "@karaverse/avatars/recipe";
import { Group, LinearFilter, SRGBColorSpace, type WebGLRenderer, WebGLRenderTarget } from "three";
import type { Body } from "../bodies";
import type { Ink } from "../crowd-draw/fade";
import type { PersonLight } from "../material";
import { PAGE, PAGE_PEOPLE, type PicturePose, POSES } from "./cells";
import { Quads } from "./quads";
import { Studio } from "./studio";

/** Somebody's place among the pictures. */
export interface Picture {
  readonly page: Page;
  readonly block: number;
  /** Whom it shows: more poses are taken when they are needed. */
  readonly recipe: HumanRecipe;
  readonly body: Body;
  /** One bit a pose that has been taken, by the order of POSES. */
  taken: number;
  /** One bit a pose that somebody waits for. */
  wanted: number;
  /** How many are drawn by it. */
  users: number;
}

/** Fewer would look like copies of one, more would be kept for little. */
const STAND_INS = { least: 6, most: 24 } as const;
/** Of a frame goes into pictures while somebody waits for one, milliseconds: one takes one or two. */
const TAKING_MS = 3;

interface Page {
  readonly target: WebGLRenderTarget;
  readonly quads: Quads;
}

/**
 * Pictures of people from all sides, taken when they are first far away and kept for everybody who looks the same.
 * When all pages are full and in use, whoever comes later is drawn by the picture of somebody else: far away that is
 * better than nobody.
 */
export class Pictures {
  readonly group = new Group();
  readonly #most: number;
  readonly #studio = new Studio();
  readonly #pages: Page[] = [];
  readonly #free: { page: Page; block: number }[] = [];
  readonly #pictures = new Map<string, Picture>();
  readonly #keys = new WeakMap<HumanRecipe, string>();
  readonly #waiting: { picture: Picture; pose: PicturePose }[] = [];
  readonly #standIns: Picture[] = [];
  #hasTaken = false;

  /** @param most pages of 16 MB */
  constructor(most: number) {
    this.#most = most;
  }

  /** The picture that somebody can be drawn by now; null while it is not taken. */
  of(recipe: HumanRecipe, body: Body): Picture | null {
    const key = this.#keyOf(recipe);
    const picture = this.#pictures.get(key) ?? this.#make(key, recipe, body);
    this.#want(picture, "rest");
    return picture.taken & 1 ? picture : null;
  }

  /**
   * Of somebody else, whom one is drawn by until one has a picture of one's own.
   *
   * @returns null while there are too few to choose from
   */
  standIn(seed: number): Picture | null {
    const { length } = this.#standIns;
    return length < STAND_INS.least ? null : (this.#standIns[seed % length] ?? null);
  }

  #want(picture: Picture, pose: PicturePose): void {
    const bit = 1 << POSES.indexOf(pose);
    if ((picture.taken | picture.wanted) & bit) return;
    picture.wanted |= bit;
    this.#waiting.push({ picture, pose });
  }

  begin(): void {
    this.#hasTaken = false;
    for (const { quads } of this.#pages) quads.begin();
  }

  put(
    picture: Picture,
    stand: { x: number; y: number; z: number; yaw: number },
    pose: PicturePose,
    ink: Ink,
    light: PersonLight,
  ): void {
    const { page, block, taken } = picture;
    const n = POSES.indexOf(pose);
    this.#want(picture, pose);
    page.quads.put(stand, block, taken & (1 << n) ? n : 0, ink, light);
  }

  /** @param time seconds */
  end(time: number): void {
    for (const { quads } of this.#pages) {
      quads.end(time);
      // Pictures are taken while a page is drawn, so one is drawn while somebody waits.
      quads.mesh.visible = quads.count > 0 || this.#waiting.length > 0;
    }
  }

  dispose(): void {
    this.#studio.dispose();
    for (const { target, quads } of this.#pages) {
      target.dispose();
      quads.dispose();
    }
    this.group.clear();
  }

  #keyOf(recipe: HumanRecipe): string {
    let key = this.#keys.get(recipe);
    if (key === undefined) {
      key = JSON.stringify(recipe);
      this.#keys.set(recipe, key);
    }
    return key;
  }

  #make(key: string, recipe: HumanRecipe, body: Body): Picture {
    if (this.#free.length === 0 && this.#pages.length < this.#most) this.#addPage();
    const place = this.#free.pop() ?? this.#retire();
    if (!place) {
      const taken = [...this.#pictures.values()];
      const other = taken[seedOf(key) % taken.length];
      if (!other) throw new Error("pictures need a page");
      this.#pictures.set(key, other);
      return other;
    }
    const picture = { ...place, recipe, body, taken: 0, wanted: 0, users: 0 };
    this.#pictures.set(key, picture);
    return picture;
  }

  /** The place of whoever came first of those whom nobody looks like now. */
  #retire(): { page: Page; block: number } | null {
    for (const [key, picture] of this.#pictures) {
      if (picture.users > 0 || picture.taken !== picture.wanted) continue;
      for (const [each, one] of this.#pictures) if (one === picture) this.#pictures.delete(each);
      this.#pictures.delete(key);
      const standIn = this.#standIns.indexOf(picture);
      if (standIn >= 0) this.#standIns.splice(standIn, 1);
      return { page: picture.page, block: picture.block };
    }
    return null;
  }

  #addPage(): void {
    const target = new WebGLRenderTarget(PAGE, PAGE, {
      colorSpace: SRGBColorSpace,
      minFilter: LinearFilter,
      magFilter: LinearFilter,
    });
    const quads = new Quads(target.texture);
    const page = { target, quads };
    quads.mesh.onBeforeRender = (renderer) => this.#take(renderer);
    this.#pages.push(page);
    this.group.add(quads.mesh);
    for (let block = PAGE_PEOPLE - 1; block >= 0; block--) this.#free.push({ page, block });
  }

  /** The first that is wanted, and more while there is time. */
  #take(renderer: WebGLRenderer): void {
    if (this.#hasTaken) return;
    this.#hasTaken = true;
    const began = performance.now();
    do {
      const next = this.#waiting.shift();
      if (!next) return;
      const { picture, pose } = next;
      this.#studio.take(renderer, picture.page.target, picture.block, picture.body, pose);
      picture.taken |= 1 << POSES.indexOf(pose);
      if (pose === "rest" && this.#standIns.length < STAND_INS.most) this.#standIns.push(picture);
    } while (performance.now() - began < TAKING_MS);
  }
}
