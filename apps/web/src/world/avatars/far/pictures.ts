import type { HumanRecipe } from "@karaverse/avatars/recipe";
import { Group, LinearFilter, SRGBColorSpace, type WebGLRenderer, WebGLRenderTarget } from "three";
import type { Body } from "../bodies";
import type { PersonLight } from "../material";
import { PAGE, PAGE_PEOPLE, type PicturePose, POSES } from "./cells";
import { Quads } from "./quads";
import { Studio } from "./studio";

/** Somebody's place among the pictures. */
export interface Picture {
  readonly page: Page;
  readonly block: number;
  /** One bit a pose that has been taken, by the order of POSES. */
  taken: number;
  /** One bit a pose that somebody waits for. */
  wanted: number;
  /** How many are drawn by it. */
  users: number;
}

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
  readonly #waiting: { picture: Picture; body: Body; pose: PicturePose }[] = [];
  #hasTaken = false;

  /** @param most pages of 16 MB */
  constructor(most: number) {
    this.#most = most;
  }

  /** The picture that somebody can be drawn by now; null while it is not taken. */
  of(recipe: HumanRecipe, body: Body): Picture | null {
    const key = this.#keyOf(recipe);
    const picture = this.#pictures.get(key) ?? this.#make(key);
    this.want(picture, body, "rest");
    return picture.taken & 1 ? picture : null;
  }

  /** Takes this pose too when its turn comes. */
  want(picture: Picture, body: Body, pose: PicturePose): void {
    const bit = 1 << POSES.indexOf(pose);
    if ((picture.taken | picture.wanted) & bit) return;
    picture.wanted |= bit;
    this.#waiting.push({ picture, body, pose });
  }

  begin(): void {
    this.#hasTaken = false;
    for (const { quads } of this.#pages) quads.begin();
  }

  put(
    { page, block, taken }: Picture,
    stand: { x: number; y: number; z: number; yaw: number },
    pose: PicturePose,
    phase: number,
    fade: number,
    light: PersonLight,
  ): void {
    const n = POSES.indexOf(pose);
    page.quads.put(stand, block, taken & (1 << n) ? n : 0, phase, fade, light);
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

  #make(key: string): Picture {
    if (this.#free.length === 0 && this.#pages.length < this.#most) this.#addPage();
    const place = this.#free.pop() ?? this.#retire();
    if (!place) {
      const taken = [...this.#pictures.values()];
      const other = taken[key.length % taken.length];
      if (!other) throw new Error("pictures need a page");
      this.#pictures.set(key, other);
      return other;
    }
    const picture = { ...place, taken: 0, wanted: 0, users: 0 };
    this.#pictures.set(key, picture);
    return picture;
  }

  /** The place of whoever came first of those whom nobody looks like now. */
  #retire(): { page: Page; block: number } | null {
    for (const [key, picture] of this.#pictures) {
      if (picture.users > 0 || picture.taken !== picture.wanted) continue;
      for (const [each, one] of this.#pictures) if (one === picture) this.#pictures.delete(each);
      this.#pictures.delete(key);
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

  /** Never more than one in a frame. */
  #take(renderer: WebGLRenderer): void {
    if (this.#hasTaken) return;
    this.#hasTaken = true;
    const next = this.#waiting.shift();
    if (!next) return;
    const { picture, body, pose } = next;
    this.#studio.take(renderer, picture.page.target, picture.block, body, pose);
    picture.taken |= 1 << POSES.indexOf(pose);
  }
}
