import type { Prop } from "@karaverse/worlds";
import {
  Color,
  CylinderGeometry,
  Group,
  InstancedMesh,
  Mesh,
  MeshBasicMaterial,
  MeshStandardMaterial,
  Object3D,
  PlaneGeometry,
  SphereGeometry,
} from "three";
import type { ShowFrame } from "../show";
import type { RoomUniforms } from "./surfaces";

/** Metres of radius from which on a ball throws all of the light; one for a small room catches less. */
const FULL_RADIUS = 0.55;

/** Facets that catch the light one after another, and the uniforms that throw its specks over the room. */
export class MirrorBall {
  readonly group = new Group();
  readonly #facets: InstancedMesh;
  readonly #disposables: { dispose(): void }[];
  readonly #size: number;
  #angle = 0;

  constructor(prop: Prop, radius: number, uniforms: RoomUniforms, ceiling: number, physical: boolean) {
    this.group.position.set(prop.at.x, prop.at.y, prop.at.z);
    uniforms.ball.value.copy(this.group.position);
    this.#size = Math.min(1, radius / FULL_RADIUS);
    // Small facets only flicker where pixels are few.
    const rows = !physical ? 14 : radius > 0.4 ? 24 : 16;
    const cells: [number, number, number][] = [];
    for (let r = 0; r < rows; r++) {
      const lat = ((r + 0.5) / rows - 0.5) * Math.PI;
      const count = Math.max(4, Math.round(rows * 2 * Math.cos(lat)));
      for (let c = 0; c < count; c++) cells.push([lat, (c / count) * Math.PI * 2, r]);
    }
    const side = (Math.PI * radius) / rows;
    const plane = new PlaneGeometry(side * 0.92, side * 0.92);
    const look = physical
      ? new MeshStandardMaterial({ color: "#ffffff", metalness: 1, roughness: 0.16, envMapIntensity: 3.2 })
      : new MeshBasicMaterial({ color: "#ffffff" });
    this.#facets = new InstancedMesh(plane, look, cells.length);
    const o = new Object3D();
    const tint = new Color();
    cells.forEach(([lat, lon], n) => {
      o.position
        .set(Math.cos(lat) * Math.cos(lon), Math.sin(lat), Math.cos(lat) * Math.sin(lon))
        .multiplyScalar(radius);
      o.lookAt(o.position.clone().multiplyScalar(2));
      // No facet is set quite straight.
      o.rotateX(Math.sin(n * 12.9) * 0.05);
      o.rotateY(Math.sin(n * 7.3) * 0.05);
      o.updateMatrix();
      this.#facets.setMatrixAt(n, o.matrix);
      const spark = Math.abs(Math.sin(n * 91.7)) ** (physical ? 1 : 3);
      this.#facets.setColorAt(n, tint.setHSL(0.09 + 0.04 * Math.sin(n), 0.35, 0.22 + 0.72 * spark));
    });
    const core = new SphereGeometry(radius * 0.97, 24, 16);
    const coreLook = new MeshBasicMaterial({ color: "#171114" });
    const rope = new CylinderGeometry(0.015, 0.015, ceiling - prop.at.y, 6);
    const hang = new Mesh(rope, coreLook);
    hang.position.y = (ceiling - prop.at.y) / 2;
    this.group.add(this.#facets, new Mesh(core, coreLook), hang);
    this.#disposables = [plane, look, core, coreLook, rope, this.#facets];
  }

  update(
    frame: ShowFrame,
    uniforms: RoomUniforms,
    strength: number,
    /** By its cues: 1 and white as it hangs there. */
    { ball, ballTint }: { readonly ball: number; readonly ballTint: Color },
    seconds: number,
    reduced: boolean,
  ): void {
    const singing = frame.phase === "singing" || frame.phase === "scored";
    const speed = reduced ? 0 : singing ? 0.018 + 0.022 * frame.energy : 0.01;
    this.#angle += speed * seconds;
    this.#facets.rotation.y = -this.#angle * Math.PI * 2;
    uniforms.ballAngle.value = this.#angle;
    const glow = strength * ball * (singing ? 0.9 + 0.8 * frame.energy : 0.75) + frame.spark * 1.2;
    uniforms.ballColour.value
      .setRGB(1, 0.86, 0.66)
      .multiply(ballTint)
      .multiplyScalar(glow * this.#size);
  }

  dispose(): void {
    for (const each of this.#disposables) each.dispose();
  }
}
