import { LIMITS } from "@karaverse/protocol";
import { groundAt } from "@karaverse/worlds";
import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DynamicDrawUsage,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
} from "three";
import { newPose, type RoomConnection } from "@/connection";
import { cellEdges } from "../model/cells";
import { outlineOf, RAYS } from "../model/outline";
import { PACE_COLOURS, PACES, type Pace, paceOf } from "../model/pace";
import type { SightReading } from "../model/reading";

/** Above the floor and what lies on it, metres. */
const ABOVE = 0.04;
const RING = 16;
const RING_METRES = 0.36;
/** Beyond this many people nobody tells their lines apart. */
const MOST_PEOPLE = 256;
const MOST_SEGMENTS = 2 * RAYS + 128 + MOST_PEOPLE * (1 + RING);

const colours = (name: Pace): Color => new Color(PACE_COLOURS[name]);
const GRID = new Color("#f5efe6").multiplyScalar(0.35);
const EDGE = new Color("#58e0c2");
const LEAVING = new Color("#58e0c2").multiplyScalar(0.4);

/** Cells, field of view and lines to whoever is sent, on the floor: two draw calls, written in place. */
export class FloorLines {
  readonly group = new Group();
  readonly #places = new BufferAttribute(new Float32Array(MOST_SEGMENTS * 6), 3).setUsage(DynamicDrawUsage);
  readonly #tints = new BufferAttribute(new Float32Array(MOST_SEGMENTS * 6), 3).setUsage(DynamicDrawUsage);
  readonly #lines = new BufferGeometry();
  readonly #area = new BufferGeometry();
  readonly #areaPlaces = new BufferAttribute(new Float32Array((RAYS + 1) * 3), 3).setUsage(DynamicDrawUsage);
  readonly #lineMaterial = new LineBasicMaterial({
    vertexColors: true,
    transparent: true,
    opacity: 0.85,
    depthWrite: false,
    fog: false,
    toneMapped: false,
  });
  readonly #areaMaterial = new MeshBasicMaterial({
    color: "#58e0c2",
    transparent: true,
    opacity: 0.09,
    depthWrite: false,
    fog: false,
    toneMapped: false,
  });
  readonly #tiers = new Map(PACES.map((pace) => [pace, colours(pace)]));
  readonly #enter = new Float32Array(2 * RAYS);
  readonly #stay = new Float32Array(2 * RAYS);
  readonly #pose = newPose();
  #used = 0;

  constructor() {
    this.#lines.setAttribute("position", this.#places);
    this.#lines.setAttribute("color", this.#tints);
    this.#area.setAttribute("position", this.#areaPlaces);
    const fan = Array.from({ length: RAYS }, (_, i) => [0, i + 1, ((i + 1) % RAYS) + 1]).flat();
    this.#area.setIndex(fan);
    const area = new Mesh(this.#area, this.#areaMaterial);
    const lines = new LineSegments(this.#lines, this.#lineMaterial);
    // They lie wherever people are.
    area.frustumCulled = false;
    lines.frustumCulled = false;
    area.renderOrder = 5;
    lines.renderOrder = 6;
    this.group.add(area, lines);
  }

  update(room: RoomConnection, { scene, look, sent }: SightReading): void {
    this.#used = 0;
    const now = performance.now();
    const pose = this.#pose;
    this.group.visible = scene !== null && look !== null && room.motion.poseOf(room.me, pose, now);
    if (!scene || !look || !this.group.visible) return;
    const { x, z } = pose;
    const from = { ...look, x, z };
    const { walls } = scene;
    const cells = cellEdges(walls);
    for (const edge of cells.x) this.#segment(edge, ABOVE, walls.minZ, edge, ABOVE, walls.maxZ, GRID);
    for (const edge of cells.z) this.#segment(walls.minX, ABOVE, edge, walls.maxX, ABOVE, edge, GRID);
    this.#round(outlineOf(from, walls, 1, this.#enter), EDGE);
    this.#round(outlineOf(from, walls, LIMITS.leaveFactor, this.#stay), LEAVING);
    this.#fill(x, z);
    for (const one of sent.slice(0, MOST_PEOPLE)) {
      if (!room.motion.poseOf(one.person, pose, now)) continue;
      const tint = this.#tiers.get(paceOf(one.hz)) ?? EDGE;
      const there = groundAt(scene, pose.x, pose.z) + ABOVE;
      this.#segment(x, groundAt(scene, x, z) + ABOVE, z, pose.x, there, pose.z, tint);
      for (let i = 0; i < RING; i++) this.#ring(pose.x, there, pose.z, i, tint);
    }
    this.#lines.setDrawRange(0, this.#used * 2);
    this.#places.needsUpdate = true;
    this.#tints.needsUpdate = true;
  }

  dispose(): void {
    this.#lines.dispose();
    this.#area.dispose();
    this.#lineMaterial.dispose();
    this.#areaMaterial.dispose();
  }

  #round(points: Float32Array, tint: Color): void {
    for (let i = 0; i < RAYS; i++) {
      const next = (i + 1) % RAYS;
      this.#segment(
        points[2 * i] ?? 0,
        ABOVE,
        points[2 * i + 1] ?? 0,
        points[2 * next] ?? 0,
        ABOVE,
        points[2 * next + 1] ?? 0,
        tint,
      );
    }
  }

  #ring(x: number, y: number, z: number, i: number, tint: Color): void {
    const a = (i / RING) * Math.PI * 2;
    const b = ((i + 1) / RING) * Math.PI * 2;
    this.#segment(
      x + Math.cos(a) * RING_METRES,
      y,
      z + Math.sin(a) * RING_METRES,
      x + Math.cos(b) * RING_METRES,
      y,
      z + Math.sin(b) * RING_METRES,
      tint,
    );
  }

  #fill(x: number, z: number): void {
    this.#areaPlaces.setXYZ(0, x, ABOVE, z);
    for (let i = 0; i < RAYS; i++)
      this.#areaPlaces.setXYZ(i + 1, this.#enter[2 * i] ?? 0, ABOVE, this.#enter[2 * i + 1] ?? 0);
    this.#areaPlaces.needsUpdate = true;
  }

  #segment(x1: number, y1: number, z1: number, x2: number, y2: number, z2: number, tint: Color): void {
    if (this.#used === MOST_SEGMENTS) return;
    const at = this.#used * 2;
    this.#places.setXYZ(at, x1, y1, z1);
    this.#places.setXYZ(at + 1, x2, y2, z2);
    this.#tints.setXYZ(at, tint.r, tint.g, tint.b);
    this.#tints.setXYZ(at + 1, tint.r, tint.g, tint.b);
    this.#used++;
  }
}
