import { LIMITS } from "@karaverse/protocol";
import { type Obstacle, obstaclesOf, type Scene } from "@karaverse/worlds";
import { newPose, type RoomConnection } from "@/connection";
import { cellEdges } from "../model/cells";
import { outlineOf, RAYS } from "../model/outline";
import { PACE_COLOURS, paceOf } from "../model/pace";
import type { SightReading } from "../model/reading";

const MARGIN_METRES = 0.5;
/** With more people than this their names would lie on top of each other. */
const MOST_NAMES = 14;
const BRASS = "#e9b35f";
const MINT = "#58e0c2";

/** The room from above, drawn anew with every frame: nothing here goes through React. */
export class PlanDrawing {
  readonly #pose = newPose();
  readonly #enter: Float32Array = new Float32Array(2 * RAYS);
  readonly #stay: Float32Array = new Float32Array(2 * RAYS);
  #scene: Scene | null = null;
  #furniture: readonly Obstacle[] = [];

  draw(
    g: CanvasRenderingContext2D,
    width: number,
    height: number,
    room: RoomConnection,
    reading: SightReading,
  ): void {
    g.clearRect(0, 0, width, height);
    const { scene } = reading;
    if (!scene) return;
    if (scene !== this.#scene) {
      this.#scene = scene;
      this.#furniture = obstaclesOf(scene, "performer");
    }
    const { walls } = scene;
    const across = walls.maxX - walls.minX + 2 * MARGIN_METRES;
    const along = walls.maxZ - walls.minZ + 2 * MARGIN_METRES;
    const scale = Math.min(width / across, height / along);
    g.save();
    g.translate(width / 2, height / 2);
    g.scale(scale, scale);
    g.translate(-(walls.minX + walls.maxX) / 2, -(walls.minZ + walls.maxZ) / 2);
    const pixel = 1 / scale;
    this.#drawRoom(g, scene, pixel);
    this.#drawSight(g, scene, room, reading, pixel);
    this.#drawPeople(g, room, reading, pixel);
    g.restore();
  }

  #drawRoom(g: CanvasRenderingContext2D, { walls, stage }: Scene, pixel: number): void {
    const { minX, maxX, minZ, maxZ } = walls;
    g.lineWidth = pixel;
    g.fillStyle = "#0d0a12";
    g.fillRect(minX, minZ, maxX - minX, maxZ - minZ);
    g.fillStyle = "#5a123088";
    shape(g, stage.footprint);
    g.fillStyle = "#f5efe614";
    for (const one of this.#furniture) shape(g, one);
    g.strokeStyle = "#f5efe62e";
    const cells = cellEdges(walls);
    g.beginPath();
    for (const x of cells.x) line(g, x, minZ, x, maxZ);
    for (const z of cells.z) line(g, minX, z, maxX, z);
    g.stroke();
    g.strokeStyle = "#e9b35f66";
    g.strokeRect(minX, minZ, maxX - minX, maxZ - minZ);
  }

  #drawSight(
    g: CanvasRenderingContext2D,
    { walls }: Scene,
    room: RoomConnection,
    { look }: SightReading,
    pixel: number,
  ): void {
    if (!look) return;
    const here = room.motion.poseOf(room.me, this.#pose, performance.now()) ? this.#pose : look;
    const from = { ...look, x: here.x, z: here.z };
    g.lineWidth = 1.5 * pixel;
    closed(g, outlineOf(from, walls, 1, this.#enter));
    g.fillStyle = "#58e0c21f";
    g.fill();
    g.strokeStyle = MINT;
    g.stroke();
    g.setLineDash([3 * pixel, 4 * pixel]);
    closed(g, outlineOf(from, walls, LIMITS.leaveFactor, this.#stay));
    g.lineWidth = pixel;
    g.strokeStyle = "#58e0c277";
    g.stroke();
    g.setLineDash([]);
  }

  #drawPeople(
    g: CanvasRenderingContext2D,
    room: RoomConnection,
    { sent, look }: SightReading,
    pixel: number,
  ): void {
    const now = performance.now();
    const pose = this.#pose;
    if (!room.motion.poseOf(room.me, pose, now)) return;
    const { x, z } = pose;
    const yaw = look?.yaw ?? pose.yaw;
    g.font = `${11 * pixel}px "Instrument Sans Variable", system-ui, sans-serif`;
    g.textAlign = "center";
    for (const one of sent) {
      if (!room.motion.poseOf(one.person, pose, now)) continue;
      const colour = PACE_COLOURS[paceOf(one.hz)];
      g.strokeStyle = colour;
      g.globalAlpha = 0.5;
      g.lineWidth = pixel;
      g.beginPath();
      line(g, x, z, pose.x, pose.z);
      g.stroke();
      g.globalAlpha = 1;
      g.fillStyle = colour;
      dot(g, pose.x, pose.z, 4 * pixel);
      if (sent.length <= MOST_NAMES) g.fillText(one.name, pose.x, pose.z - 7 * pixel);
    }
    g.fillStyle = BRASS;
    arrow(g, x, z, yaw, 8 * pixel);
  }
}

function shape(g: CanvasRenderingContext2D, one: Obstacle): void {
  if (one.kind === "box") g.fillRect(one.minX, one.minZ, one.maxX - one.minX, one.maxZ - one.minZ);
  else dot(g, one.x, one.z, one.radius);
}

function dot(g: CanvasRenderingContext2D, x: number, z: number, radius: number): void {
  g.beginPath();
  g.arc(x, z, radius, 0, Math.PI * 2);
  g.fill();
}

function line(g: CanvasRenderingContext2D, x1: number, z1: number, x2: number, z2: number): void {
  g.moveTo(x1, z1);
  g.lineTo(x2, z2);
}

function closed(g: CanvasRenderingContext2D, points: Float32Array): void {
  g.beginPath();
  for (let i = 0; i < points.length; i += 2) g.lineTo(points[i] ?? 0, points[i + 1] ?? 0);
  g.closePath();
}

/** Points where one looks. */
function arrow(g: CanvasRenderingContext2D, x: number, z: number, yaw: number, size: number): void {
  const ax = -Math.sin(yaw) * size;
  const az = -Math.cos(yaw) * size;
  g.beginPath();
  g.moveTo(x + ax, z + az);
  g.lineTo(x - 0.7 * ax - 0.6 * az, z - 0.7 * az + 0.6 * ax);
  g.lineTo(x - 0.7 * ax + 0.6 * az, z - 0.7 * az - 0.6 * ax);
  g.fill();
}
