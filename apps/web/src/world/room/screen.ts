import type { Prop } from "@karaverse/worlds";
import {
  CanvasTexture,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  SRGBColorSpace,
  type Texture,
  VideoTexture,
} from "three";
import type { ShowFrame } from "../show";
import { drawScreen, type ScreenContent } from "./screen-drawing";
import { Covers } from "./screen-queue";

/** Pixels across: of the main screen, and of those beside it. */
const FINE = 1_280;
const COARSE = 768;
const SIDE = 640;

/** An LED wall: a canvas that is drawn again only when what it shows has moved on, a film, or the stage's camera. */
export class LedScreen {
  readonly mesh: Mesh<PlaneGeometry, MeshBasicMaterial>;
  readonly size: { width: number; height: number };
  readonly #canvas = document.createElement("canvas");
  readonly #texture = new CanvasTexture(this.#canvas);
  readonly #films = new Map<HTMLVideoElement, VideoTexture>();
  readonly #covers = new Covers(() => {
    this.#drawn = "";
  });
  #content: ScreenContent = { kind: "title", title: "", subtitle: "", note: "" };
  #drawn = "";
  #nextAt = 0;

  constructor(prop: Prop, width: number, height: number, plan: { isMain: boolean; fine: boolean }) {
    this.size = { width, height };
    this.#canvas.width = plan.isMain ? (plan.fine ? FINE : COARSE) : SIDE;
    this.#canvas.height = Math.round((this.#canvas.width * height) / width);
    this.#texture.colorSpace = SRGBColorSpace;
    this.#texture.anisotropy = 8;
    this.mesh = new Mesh(
      new PlaneGeometry(width, height),
      new MeshBasicMaterial({ map: this.#texture, toneMapped: true }),
    );
    this.mesh.position.set(prop.at.x, prop.at.y, prop.at.z);
    // Props look along -z, a plane along +z.
    this.mesh.rotation.y = prop.yaw + Math.PI;
    this.mesh.translateZ(prop.size.depth / 2 + 0.012);
    this.mesh.updateMatrixWorld();
  }

  get wantsCamera(): boolean {
    return this.#content.kind === "camera";
  }

  show(content: ScreenContent): void {
    this.#content = content;
    this.#drawn = "";
  }

  /**
   * @param isCalm what is shown stands still but for words and films
   * @param camera the stage as its camera sees it; null where that is not drawn
   */
  update(frame: ShowFrame, now: number, isCalm: boolean, camera: Texture | null): void {
    const content = this.#content;
    const film = content.kind === "video" ? content.film() : null;
    const live = film ? this.#textureOf(film) : content.kind === "camera" ? camera : null;
    const { material } = this.mesh;
    if (material.map !== (live ?? this.#texture)) material.map = live ?? this.#texture;
    if (!live) this.#redraw(content, frame, now, isCalm ? 0 : now);
  }

  #redraw(content: ScreenContent, frame: ShowFrame, now: number, breath: number): void {
    // Lyrics wipe at 20 pictures a second, everything else breathes at 4.
    const lively = content.kind === "lyrics" && frame.phase === "singing";
    if (this.#drawn !== "" && now < this.#nextAt) return;
    this.#nextAt = now + (lively ? 50 : 250);
    const key = lively
      ? String(Math.round(frame.position / 50))
      : `${frame.phase}${frame.position}${Math.floor(breath / 250)}`;
    if (key === this.#drawn) return;
    this.#drawn = key;
    const g = this.#canvas.getContext("2d");
    if (!g) return;
    drawScreen(g, this.#canvas.width, this.#canvas.height, content, frame, breath, this.#covers);
    this.#texture.needsUpdate = true;
  }

  #textureOf(film: HTMLVideoElement): VideoTexture {
    const known = this.#films.get(film);
    if (known) return known;
    const texture = new VideoTexture(film);
    texture.colorSpace = SRGBColorSpace;
    this.#films.set(film, texture);
    return texture;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
    this.#texture.dispose();
    for (const texture of this.#films.values()) texture.dispose();
  }
}
