import { componentsOf, placed, type Scene } from "@karaverse/worlds";
import { BufferAttribute, type BufferGeometry, Color, Vector3 } from "three";
import type { Circuits } from "./circuits";

/** The attribute that the light of each circuit of lamps is baked into. */
export const bakedInto = (circuit: number): string => `baked${circuit}`;

export interface Lamp {
  circuit: number;
  x: number;
  y: number;
  z: number;
  colour: Color;
  strength: number;
  reach: number;
}

/** The lamps that stand in the room: everything that shines and does not move. */
export function lampsOf(scene: Scene, circuits: Circuits): Lamp[] {
  return componentsOf(scene, "light").flatMap(({ prop, component }): Lamp[] => {
    if (component.group === "beams") return [];
    const along =
      component.group === "strings"
        ? [-0.42, -0.25, -0.08, 0.08, 0.25, 0.42].map((k) => k * prop.size.width)
        : [0];
    return along.map((x) => {
      const at = placed(prop, component.at.x + x, component.at.z);
      return {
        ...at,
        circuit: circuits.of(component),
        y: prop.at.y + component.at.y,
        colour: new Color(component.colour),
        strength: component.strength / (along.length > 1 ? 2.4 : 1),
        reach: component.reach,
      };
    });
  });
}

/** How much of a lamp arrives at this distance: inverse square, softened near the lamp, nothing past its reach. */
export function falloff(lamp: Lamp, distance: number): number {
  const edge = Math.max(0, 1 - (distance / lamp.reach) ** 4) ** 2;
  return (lamp.strength * 2.6 * edge) / (0.7 + distance * distance);
}

/** Brass that stands right beside a lamp is still brass: it takes no more of its light than this. */
const MOST_BESIDE = 2.8;

/** Metres. A meadow has sixty lamps, and three of them reach any one place. */
const CELL = 3;

function lampsByCell(lamps: readonly Lamp[]): (x: number, z: number) => readonly Lamp[] {
  const cells = new Map<number, Lamp[]>();
  return (x, z) => {
    const [column, row] = [Math.floor(x / CELL), Math.floor(z / CELL)];
    const key = column * 4_096 + row;
    const known = cells.get(key);
    if (known) return known;
    const [middleX, middleZ] = [(column + 0.5) * CELL, (row + 0.5) * CELL];
    const found = lamps.filter(
      (lamp) => Math.hypot(lamp.x - middleX, lamp.z - middleZ) < lamp.reach + CELL * Math.SQRT1_2,
    );
    cells.set(key, found);
    return found;
  };
}

/**
 * Writes what all lamps give to each vertex into an attribute for each circuit: forty lamps for the price of none.
 * Shadows are not cast; undersides near the floor are darkened instead.
 */
export function bake(
  geometry: BufferGeometry,
  lamps: readonly Lamp[],
  circuits: number,
  soft: boolean,
): void {
  for (let circuit = 0; circuit < circuits; circuit++)
    bakeCircuit(
      geometry,
      lamps.filter((lamp) => lamp.circuit === circuit),
      soft,
      bakedInto(circuit),
    );
}

function bakeCircuit(
  geometry: BufferGeometry,
  lamps: readonly Lamp[],
  soft: boolean,
  attribute: string,
): void {
  const near = lampsByCell(lamps);
  const position = geometry.getAttribute("position");
  const normal = geometry.getAttribute("normal");
  const baked = new Float32Array(position.count * 3);
  const p = new Vector3();
  const n = new Vector3();
  for (let i = 0; i < position.count; i++) {
    p.fromBufferAttribute(position, i);
    n.fromBufferAttribute(normal, i);
    let [r, g, b] = [0, 0, 0];
    for (const lamp of near(p.x, p.z)) {
      const dx = lamp.x - p.x;
      const dy = lamp.y - p.y;
      const dz = lamp.z - p.z;
      const squared = dx * dx + dy * dy + dz * dz;
      if (squared > lamp.reach * lamp.reach) continue;
      const distance = Math.sqrt(squared);
      const facing = (dx * n.x + dy * n.y + dz * n.z) / (distance + 1e-4);
      // Small things near a lamp are lit from around it too.
      const arrives = falloff(lamp, distance);
      const light = soft
        ? Math.max(0, facing * 0.65 + 0.35) * Math.min(MOST_BESIDE, arrives)
        : Math.max(0, facing) * arrives;
      r += lamp.colour.r * light;
      g += lamp.colour.g * light;
      b += lamp.colour.b * light;
    }
    baked[i * 3] = r;
    baked[i * 3 + 1] = g;
    baked[i * 3 + 2] = b;
  }
  geometry.setAttribute(attribute, new BufferAttribute(baked, 3));
}
