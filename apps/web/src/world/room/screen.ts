import type { Prop } from "@karaverse/worlds";
import {
  CanvasTexture,
  Group,
  Mesh,
  MeshBasicMaterial,
  MeshStandardMaterial,
  PlaneGeometry,
  SRGBColorSpace,
} from "three";
import { RoundedBoxGeometry } from "three/examples/jsm/geometries/RoundedBoxGeometry.js";
import type { ShowFrame } from "../show";
import { drawScreen, type ScreenContent } from "./screen-drawing";

/** The LED wall: a canvas that is drawn again only when what it shows has moved on. */
export class LedScreen {
  readonly group = new Group();
  readonly #canvas = document.createElement("canvas");
  readonly #texture = new CanvasTexture(this.#canvas);
  readonly #face: MeshBasicMaterial;
  readonly #disposables: { dispose(): void }[];
  #content: ScreenContent;
  #drawn = "";
  #nextAt = 0;

  constructor(prop: Prop, width: number, height: number, fine: boolean) {
    this.#canvas.width = fine ? 1280 : 768;
    this.#canvas.height = Math.round((this.#canvas.width * height) / width);
    this.#texture.colorSpace = SRGBColorSpace;
    this.#texture.anisotropy = 8;
    const plane = new PlaneGeometry(width, height);
    this.#face = new MeshBasicMaterial({ map: this.#texture, toneMapped: true });
    const face = new Mesh(plane, this.#face);
    face.position.z = prop.size.depth / 2 + 0.012;
    const frameShape = new RoundedBoxGeometry(width + 0.22, height + 0.22, prop.size.depth, 3, 0.05);
    const frameLook = new MeshStandardMaterial({ color: "#0d0810", roughness: 0.4, metalness: 0.5 });
    this.group.add(face, new Mesh(frameShape, frameLook));
    this.group.position.set(prop.at.x, prop.at.y, prop.at.z);
    // Props look along -z, a plane along +z.
    this.group.rotation.y = prop.yaw + Math.PI;
    this.#disposables = [plane, frameShape, frameLook, this.#face, this.#texture];
    this.#content = { kind: "title", title: "", subtitle: "", note: "" };
  }

  show(content: ScreenContent): void {
    this.#content = content;
    this.#drawn = "";
  }

  update(frame: ShowFrame, now: number): void {
    // Lyrics wipe at 20 pictures a second, everything else breathes at 4.
    const lively = this.#content.kind === "lyrics" && frame.phase === "singing";
    if (this.#drawn !== "" && now < this.#nextAt) return;
    this.#nextAt = now + (lively ? 50 : 250);
    const key = lively
      ? String(Math.round(frame.position / 50))
      : `${frame.phase}${frame.position}${Math.floor(now / 250)}`;
    if (key === this.#drawn) return;
    this.#drawn = key;
    const g = this.#canvas.getContext("2d");
    if (!g) return;
    drawScreen(g, this.#canvas.width, this.#canvas.height, this.#content, frame, now);
    this.#texture.needsUpdate = true;
  }

  dispose(): void {
    for (const each of this.#disposables) each.dispose();
  }
}
