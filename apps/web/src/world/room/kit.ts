import type { Prop } from "@karaverse/worlds";
import {
  BoxGeometry,
  type BufferGeometry,
  Color,
  CylinderGeometry,
  LatheGeometry,
  SphereGeometry,
  TorusGeometry,
  Vector2,
} from "three";
import { RoundedBoxGeometry } from "three/examples/jsm/geometries/RoundedBoxGeometry.js";
import type { Workshop } from "./workshop";

export const BRASS = "#b98a48";
export const WALNUT = "#3a1e18";

/** How a lamp burns: what hangs on walls, what stands on tables and flickers, what lights the stage. */
export type LightChannel = "house" | "tables" | "stage";

export interface Halo {
  x: number;
  y: number;
  z: number;
  colour: Color;
  /** Metres across. */
  size: number;
  /** Flickers like a flame: 0 not at all, 1 a fire. */
  flicker: number;
  circuit: number;
}

/** What furniture is made with: static parts and the lights' halos. */
export interface Kit {
  shop: Workshop;
  halos: Halo[];
  /** What the glow of this piece follows. */
  circuitOf(channel: LightChannel): number;
}

export const box = (w: number, h: number, d: number): BufferGeometry => new BoxGeometry(w, h, d);
export const soft = (w: number, h: number, d: number, radius = 0.04): BufferGeometry =>
  new RoundedBoxGeometry(w, h, d, 2, Math.min(radius, w / 2.1, h / 2.1, d / 2.1));
export const rod = (top: number, bottom: number, height: number, segments = 14): BufferGeometry =>
  new CylinderGeometry(top, bottom, height, segments);
export const hoop = (radius: number, thick: number, segments = 36): BufferGeometry =>
  new TorusGeometry(radius, thick, 8, segments);
export const globe = (radius: number, segments = 16): BufferGeometry =>
  new SphereGeometry(radius, segments, Math.round(segments * 0.7));
export const lathe = (points: [number, number][], segments = 20): BufferGeometry =>
  new LatheGeometry(
    points.map(([x, y]) => new Vector2(x, y)),
    segments,
  );

export function halo(
  kit: Kit,
  x: number,
  y: number,
  z: number,
  colour: string,
  size: number,
  flicker = 0.12,
  channel: LightChannel = "house",
): void {
  const at = kit.shop.world(x, y, z);
  const circuit = kit.circuitOf(channel);
  kit.halos.push({ x: at.x, y: at.y, z: at.z, colour: new Color(colour), size, flicker, circuit });
}

/** Lighter or darker than a hex colour, for shades and trims. */
export function tone(colour: string, factor: number): Color {
  return new Color(colour).multiplyScalar(factor);
}

/** Builds one model about the origin of its own frame, its front towards -z. */
export type Build = (kit: Kit, prop: Prop) => void;
