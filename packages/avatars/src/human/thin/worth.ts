import { dot, length, lerp, unit, type Vec3 } from "../../mesh/vector";
import { boneIndex } from "../../skeleton/bones";
import type { HumanMesh } from "../piece";
import { type Net, placesOf } from "./net";
import { facing, lengthOf, Quadrics, upright } from "./quadric";

/** What counts more than a trunk: people are told apart by it. */
export interface Worth {
  /** How much more what hangs on the head alone does. */
  head: number;
  /** The same of single parts, by name. */
  parts: Readonly<Record<string, number>>;
}

/** Planes that stand on the rims of cloth and on lines between colours count so much more than the surface. */
const RIM = 1;
const LINE = 0.3;
const HEAD = boneIndex("head");

/** The planes that each place lies on: of its triangles, of the rims of cloth and of lines between colours. */
export function quadricsOf(
  { skinIndex, skinWeight, groups }: HumanMesh,
  net: Net,
  { head, parts }: Worth,
): Quadrics {
  const quadrics = new Quadrics(net.places.length);
  const rims = new Map<string, { t: number; a: number; b: number; one: number; two: number }>();
  const normalOf = (t: number) => {
    const [a, b, c] = placesOf(net, t).map((place) => net.places[place] as Vec3);
    return facing(a as Vec3, b as Vec3, c as Vec3);
  };
  const worthOf = (t: number) => {
    const v = net.corners[t * 3] as number;
    let share = 0;
    for (let k = v * 4; k < v * 4 + 4; k++) if (skinIndex[k] === HEAD) share += skinWeight[k] as number;
    const part = groups.find(({ start, count }) => t * 3 >= start && t * 3 < start + count);
    return lerp(1, head, share) * (parts[part?.name ?? ""] ?? 1);
  };
  const stand = (t: number, a: number, b: number, weight: number) => {
    const [from, to] = [net.places[a] as Vec3, net.places[b] as Vec3];
    const way = upright(from, to, normalOf(t));
    const by = lengthOf(from, to) ** 2 * weight * worthOf(t);
    for (const place of [a, b]) quadrics.addPlane(place, way, from, by);
  };
  for (let t = 0; t < net.corners.length / 3; t++) {
    const places = placesOf(net, t);
    const normal = normalOf(t);
    const area = length(normal) / 2;
    if (area < 1e-10) continue;
    for (const place of places)
      quadrics.addPlane(place, unit(normal), net.places[places[0]] as Vec3, area * worthOf(t));
    for (let k = 0; k < 3; k++) {
      const [a, b] = [places[k] as number, places[(k + 1) % 3] as number];
      const [one, two] = [net.corners[t * 3 + k] as number, net.corners[t * 3 + ((k + 1) % 3)] as number];
      const other = rims.get(`${b},${a}`);
      if (!other) {
        rims.set(`${a},${b}`, { t, a, b, one, two });
        continue;
      }
      rims.delete(`${b},${a}`);
      // Both sides of a thin thing meet along its rim.
      const sharp = dot(unit(normal), unit(normalOf(other.t))) < -0.3;
      const line = other.one !== two || other.two !== one;
      if (!sharp && !line) continue;
      stand(t, a, b, sharp ? RIM : LINE);
      stand(other.t, b, a, sharp ? RIM : LINE);
    }
  }
  for (const { t, a, b } of rims.values()) stand(t, a, b, RIM);
  return quadrics;
}
