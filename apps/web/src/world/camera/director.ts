import { crossing, groundAt, performerMark, type Scene } from "@karaverse/worlds";
import { type PerspectiveCamera, Vector3 } from "three";
import type { Person } from "../avatars/person";
import { turnTo } from "../avatars/turn";
import type { Newcomer } from "../mirror";
import type { CameraReading, CameraView } from "../source";

/** On a phone a small room's ceiling would fill the upper third: what matters is moved up into it. */
const UNDER_A_CEILING = { x: 0, y: 0, width: 1, height: 0.82 };

/** Metres between the lens and any wall. */
const CLEARANCE = 0.35;

/** Oneself before one is in. */
export interface Reflection {
  person: Person;
  clear: Newcomer["clear"];
  /** Metres from the camera. */
  away: number;
  /** What of it fills the picture; null: as much as there is the height for. */
  framing: "whole" | "face" | null;
  /** On which side of the body the camera is, radians as a body's own yaw. */
  from: number;
}

/** Head to foot where there is the height for it, else from the hips up; or the face alone. Metres. */
function framed({ person, clear, framing }: Reflection): { middle: number; tall: number; above: number } {
  const height = person.eyeHeight + 0.14;
  if (framing === "face") return { middle: person.eyeHeight - 0.02, tall: 0.56, above: 0.03 };
  return framing === "whole" || clear.height > 0.6
    ? { middle: height * 0.5, tall: height * (clear.height > 0.6 ? 1.34 : 1.16), above: 0.3 }
    : { middle: height - 0.42, tall: 1.18, above: 0.1 };
}

/** A wider lens bends bodies, degrees. */
const WIDEST = 75;

/** Where little of the picture is free, one stands back rather than out of it. Metres. */
const awayFor = (mirror: Reflection) =>
  Math.max(
    mirror.away,
    framed(mirror).tall / mirror.clear.height / 2 / Math.tan((WIDEST / 2) * (Math.PI / 180)),
  );

/** The lens that fills the free part of the picture, degrees. */
const lensFor = (mirror: Reflection, away: number) =>
  (Math.atan(framed(mirror).tall / mirror.clear.height / 2 / away) * 360) / Math.PI;

/** Decides where the camera is and where it looks; never outside the walls, never inside a head. */
export class Director {
  view: CameraView = "follow";
  /** Where the camera looks along, radians: 0 towards the stage. */
  yaw = 0;
  pitch = -0.1;
  zoom = 3.7;
  readonly reading: CameraReading = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, fieldOfView: 60 };
  /** The own body is not drawn when the camera is pushed into it. */
  ownBody = true;
  readonly #scene: Scene;
  /** How far the picture is moved, as parts of its width and height. */
  #shiftX = 0;
  #shiftY = 0;
  readonly #at = new Vector3();
  readonly #look = new Vector3();
  readonly #goalAt = new Vector3();
  readonly #goalLook = new Vector3();
  #fov = 50;
  #started = false;
  #lastDrag = -1e9;
  #sway = 0;

  constructor(scene: Scene) {
    this.#scene = scene;
    // Small rooms are seen from nearer.
    if (this.#isSmall) this.zoom = 2.4;
  }

  /** Where one stands so near to everything that oneself is half of the picture. */
  get #isSmall(): boolean {
    const { minZ, maxZ } = this.#scene.walls;
    return maxZ - minZ < 12;
  }

  drag(dx: number, dy: number, now: number): void {
    this.#lastDrag = now;
    this.yaw -= dx * 0.0052;
    this.pitch = Math.min(0.55, Math.max(-1.1, this.pitch - dy * 0.0042));
  }

  pinch(factor: number): void {
    this.zoom = Math.min(6.5, Math.max(0.9, this.zoom * factor));
  }

  update(
    camera: PerspectiveCamera,
    me: Person | undefined,
    singer: Person | undefined,
    walking: boolean,
    now: number,
    seconds: number,
    reduced: boolean,
    mirror: Reflection | null,
  ): void {
    const portrait = camera.aspect < 0.9;
    const view = this.view === "face" && !singer ? "stage" : this.view;
    let fov = portrait ? 68 : 50;
    if (!reduced) this.#sway += seconds;
    if (mirror) this.#intoTheMirror(mirror);
    else if (view === "follow" && me) this.#follow(me, walking, now, seconds, portrait);
    else if (view === "follow") this.#fromTheDoor(portrait);
    else {
      fov = view === "face" ? (portrait ? 40 : 30) : portrait ? 62 : 42;
      this.#atTheStage(view, singer, portrait);
    }
    const free = this.#inside(this.#goalLook, this.#goalAt);
    if (mirror) fov = Math.min(WIDEST, lensFor(mirror, this.#goalLook.distanceTo(free)));
    const cut = !this.#started || reduced;
    const ease = cut ? 1 : 1 - Math.exp(-seconds * (view === "follow" && me ? 16 : 4));
    this.#at.lerp(free, ease);
    this.#look.lerp(this.#goalLook, cut ? 1 : 1 - Math.exp(-seconds * (view === "follow" && me ? 20 : 5)));
    this.#fov += (fov - this.#fov) * (cut ? 1 : 1 - Math.exp(-seconds * 4));
    this.#started = true;
    camera.position.copy(this.#at);
    camera.lookAt(this.#look);
    const clear = mirror?.clear ?? (portrait && view === "follow" && this.#isSmall ? UNDER_A_CEILING : null);
    this.#move(camera, clear, cut ? 1 : 1 - Math.exp(-seconds * 5));
    if (Math.abs(camera.fov - this.#fov) > 0.02) {
      camera.fov = this.#fov;
      camera.updateProjectionMatrix();
    }
    const near = me ? this.#at.distanceTo(me.face(this.#goalLook)) : 9;
    this.ownBody = near > (this.ownBody ? 0.8 : 0.95);
    const { reading } = this;
    reading.x = this.#at.x;
    reading.y = this.#at.y;
    reading.z = this.#at.z;
    const dx = this.#look.x - this.#at.x;
    const dz = this.#look.z - this.#at.z;
    reading.yaw = Math.atan2(-dx, -dz);
    reading.pitch = Math.atan2(this.#look.y - this.#at.y, Math.hypot(dx, dz));
    reading.fieldOfView = (Math.atan(Math.tan((this.#fov * Math.PI) / 360) * camera.aspect) * 360) / Math.PI;
  }

  /** Over the right shoulder. */
  #follow(me: Person, walking: boolean, now: number, seconds: number, portrait: boolean): void {
    // Left alone, the camera comes round behind a body that walks.
    const sinceDrag = now - this.#lastDrag;
    if (walking && sinceDrag > 1200) this.yaw += turnTo(this.yaw, me.yaw) * (1 - Math.exp(-seconds * 0.7));
    const distance = this.zoom * (portrait ? 1.2 : 1);
    const [s, c] = [Math.sin(this.yaw), Math.cos(this.yaw)];
    // Oneself on the left third of the picture, and the stage free beside.
    const shoulder = Math.min(1, (this.#isSmall ? 0.4 : 0.25) * distance) * (portrait ? 0.28 : 1);
    const face = me.face(this.#goalLook);
    face.y += 0.2;
    face.x += c * shoulder;
    face.z -= s * shoulder;
    const flat = Math.cos(this.pitch) * distance;
    this.#goalAt.set(face.x + s * flat, face.y - Math.sin(this.pitch) * distance, face.z + c * flat);
    const ground = groundAt(this.#scene, this.#goalAt.x, this.#goalAt.z);
    this.#goalAt.y = Math.max(this.#goalAt.y, ground + 0.3);
    // Looking ahead of the body, so that the stage is in the picture.
    face.x -= s * 1.5;
    face.z -= c * 1.5;
    face.y += Math.sin(this.pitch) * 1.5 + 0.08;
  }

  /** Oneself, from in front or from where one likes. */
  #intoTheMirror(mirror: Reflection): void {
    const { person, from } = mirror;
    const away = awayFor(mirror);
    const { middle, above } = framed(mirror);
    const face = person.face(this.#goalLook);
    // In a seat everything but the feet is lower.
    const y = face.y - person.eyeHeight + middle;
    this.#goalLook.set(face.x, y, face.z);
    this.#goalAt.set(face.x - Math.sin(from) * away, y + above, face.z - Math.cos(from) * away);
  }

  /** Brings the middle of the picture into the middle of what nothing covers. */
  #move(camera: PerspectiveCamera, clear: Newcomer["clear"] | null, ease: number): void {
    this.#shiftX += ((clear ? clear.x + clear.width / 2 - 0.5 : 0) - this.#shiftX) * ease;
    this.#shiftY += ((clear ? clear.y + clear.height / 2 - 0.5 : 0) - this.#shiftY) * ease;
    if (Math.hypot(this.#shiftX, this.#shiftY) < 0.002) {
      if (camera.view?.enabled) camera.clearViewOffset();
      return;
    }
    const { aspect } = camera;
    camera.setViewOffset(aspect, 1, -this.#shiftX * aspect, -this.#shiftY, aspect, 1);
  }

  /** The whole room, from where one comes in. */
  #fromTheDoor(portrait: boolean): void {
    const { walls, stage, entrance } = this.#scene;
    const mark = stage.marks[0] ?? { x: 0, z: 0 };
    const depth = walls.maxZ - walls.minZ;
    const a = Math.sin(this.#sway * 0.09) * 0.6;
    if (entrance) {
      this.#goalAt.set(entrance.x + a, entrance.y, entrance.z + (portrait ? 0.6 : 0));
      this.#goalLook.set(mark.x + a * 0.5, stage.height + 2.3, mark.z);
      return;
    }
    const side = (walls.maxX - walls.minX) * 0.085;
    this.#goalAt.set(
      -side + a * side,
      Math.min(walls.height * 0.62, depth > 12 ? 2.75 : 1.85),
      walls.maxZ - depth * (portrait ? 0.05 : 0.1),
    );
    this.#goalLook.set(mark.x + a * 0.5, stage.height + (depth > 12 ? 1.9 : 1.25), mark.z);
  }

  #atTheStage(view: "stage" | "face", singer: Person | undefined, portrait: boolean): void {
    const { stage } = this.#scene;
    const mark = performerMark(this.#scene, 0);
    const small = this.#isSmall;
    const turn = this.yaw * 0.5 + Math.sin(this.#sway * 0.11) * 0.1;
    if (view === "face" && singer) {
      singer.face(this.#goalLook);
      const yaw = singer.yaw + 0.42 + turn;
      const distance = portrait ? 1.9 : 1.75;
      this.#goalAt.set(
        this.#goalLook.x - Math.sin(yaw) * distance,
        this.#goalLook.y + 0.06,
        this.#goalLook.z - Math.cos(yaw) * distance,
      );
      this.#goalLook.y -= portrait ? 0.05 : 0.12;
      return;
    }
    const distance = small ? 3.9 : portrait ? 9.5 : 7.6;
    this.#goalLook.set(
      mark.x * 0.5,
      stage.height + (small ? 1.2 : portrait ? 2.3 : 1.95),
      mark.z - (small ? 0.4 : 1.4),
    );
    this.#goalAt.set(
      mark.x * 0.5 + Math.sin(turn + 0.16) * distance,
      stage.height + (small ? 1.35 : 1.75),
      mark.z + Math.cos(turn + 0.16) * distance,
    );
  }

  /** The farthest point on the way from `from` to `to` that keeps clear of walls, floor and ceiling. */
  #inside(from: Vector3, to: Vector3): Vector3 {
    const { minX, maxX, minZ, maxZ, height } = this.#scene.walls;
    let t = 1;
    const cut = (a: number, b: number, low: number, high: number) => {
      if (b > high && b > a) t = Math.min(t, Math.max(0, (high - a) / (b - a)));
      if (b < low && b < a) t = Math.min(t, Math.max(0, (low - a) / (b - a)));
    };
    cut(from.x, to.x, minX + CLEARANCE, maxX - CLEARANCE);
    cut(from.y, to.y, 0.25, height - 0.3);
    cut(from.z, to.z, minZ + CLEARANCE, maxZ - CLEARANCE);
    const length = Math.hypot(to.x - from.x, to.z - from.z);
    for (const wall of this.#scene.innerWalls) {
      const met = crossing(wall, from.x, from.z, to.x, to.z);
      // One looks over a low wall, and through a railing.
      if (!(met >= 0) || wall.look === "railing") continue;
      if (from.y + (to.y - from.y) * met > wall.height + CLEARANCE) continue;
      t = Math.min(t, Math.max(0, met - (CLEARANCE + wall.thickness / 2) / length));
    }
    return to.lerpVectors(from, to, t);
  }
}
