import { seedOf } from "@karaverse/avatars";
import type { HumanRecipe } from "@karaverse/avatars/recipe";
import { Group, LinearFilter, SRGBColorSpace, type WebGLRenderer, WebGLRenderTarget } from "three";
import type { Body } from "../bodies";
import type { Ink } from "../crowd-draw/fade";
import type { PersonLight } from "../material";
import { PAGE, type PicturePose, POSES } from "./cells";
import { Quads } from "./quads";
import { StripShelf, type Strips } from "./strips";
import { Studio } from "./studio";

/** Somebody's place among the pictures. */
export interface Picture {
  readonly page: Page;
  /** Where each pose lies on it. */
  readonly strips: Strips;
  /** In which frame each pose was shown last, by the order of POSES. */
  readonly shown: Int32Array;
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

/** A pose that nobody showed for so many frames may give its place up. */
const UNSEEN_FRAMES = 60;

interface Page {
  readonly target: WebGLRenderTarget;
  readonly shelf: StripShelf;
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
  readonly #pictures = new Map<string, Picture>();
  readonly #keys = new WeakMap<HumanRecipe, string>();
  readonly #waiting: { picture: Picture; pose: PicturePose }[] = [];
  readonly #standIns: Picture[] = [];
  #hasTaken = false;
  #frame = 0;

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
    const n = POSES.indexOf(pose);
    if ((picture.taken | picture.wanted) & (1 << n)) return;
    if (pose !== "rest" && !this.#place(picture, n)) return;
    picture.wanted |= 1 << n;
    this.#waiting.push({ picture, pose });
  }

  /** Finds a strip for another pose. What gave one up has to be taken again. */
  #place(picture: Picture, pose: number): boolean {
    const { page, strips, shown } = picture;
    if (!page.shelf.place(strips, pose, shown, this.#frame - UNSEEN_FRAMES)) return false;
    for (let n = 0; n < strips.length; n++)
      if ((strips[n] as number) < 0) {
        picture.taken &= ~(1 << n);
        picture.wanted &= ~(1 << n);
      }
    return true;
  }

  begin(): void {
    this.#hasTaken = false;
    this.#frame++;
    for (const { quads } of this.#pages) quads.begin();
  }

  put(
    picture: Picture,
    stand: { x: number; y: number; z: number; yaw: number },
    pose: PicturePose,
    ink: Ink,
    light: PersonLight,
  ): void {
    const { page, strips, shown } = picture;
    const n = POSES.indexOf(pose);
    this.#want(picture, pose);
    shown[n] = this.#frame;
    page.quads.put(stand, strips, picture.taken & (1 << n) ? n : 0, ink, light);
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
    const place = this.#admit() ?? this.#retire();
    if (!place) {
      const taken = [...this.#pictures.values()];
      const other = taken[seedOf(key) % taken.length];
      if (!other) throw new Error("pictures need a page");
      this.#pictures.set(key, other);
      return other;
    }
    const shown = new Int32Array(POSES.length);
    const picture = { ...place, shown, recipe, body, taken: 0, wanted: 0, users: 0 };
    this.#pictures.set(key, picture);
    return picture;
  }

  /** On the first page that has room for them. */
  #admit(): { page: Page; strips: Strips } | null {
    for (const page of this.#pages) {
      const strips = page.shelf.admit();
      if (strips) return { page, strips };
    }
    if (this.#pages.length === this.#most) return null;
    this.#addPage();
    return this.#admit();
  }

  /** The place of whoever came first of those whom nobody looks like now. */
  #retire(): { page: Page; strips: Strips } | null {
    for (const [key, picture] of this.#pictures) {
      if (picture.users > 0 || picture.taken !== picture.wanted) continue;
      for (const [each, one] of this.#pictures) if (one === picture) this.#pictures.delete(each);
      this.#pictures.delete(key);
      const standIn = this.#standIns.indexOf(picture);
      if (standIn >= 0) this.#standIns.splice(standIn, 1);
      picture.page.shelf.release(picture.strips);
      return this.#admit();
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
    const page = { target, quads, shelf: new StripShelf() };
    quads.mesh.onBeforeRender = (renderer) => this.#take(renderer);
    this.#pages.push(page);
    this.group.add(quads.mesh);
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
      const n = POSES.indexOf(pose);
      const strip = picture.strips[n] as number;
      // It gave its place up while it waited.
      if (strip < 0) continue;
      this.#studio.take(renderer, picture.page.target, strip, picture.body, pose);
      picture.taken |= 1 << n;
      if (pose === "rest" && this.#standIns.length < STAND_INS.most) this.#standIns.push(picture);
    } while (performance.now() - began < TAKING_MS);
  }
}
