import { type LightSetting, onFootprint } from "@karaverse/worlds";
import { Color, Vector3 } from "three";
import { falloff, type Lamp } from "../room/bake";
import { HOUSE as HOUSE_LAMPS } from "../room/circuits";
import type { Room } from "../room/room";
import type { ShowFrame } from "../show";
import type { PersonLight } from "./material";

const HOUSE: Record<LightSetting, number> = { warm: 1, show: 0.72, dim: 0.55 };
/** Whoever went further than this gets the lamps counted again, metres. */
const COUNTED = 0.3;
const FRONT_LAMPS = new Vector3(0.34, 0.62, 0.78).normalize();
const FROM_ABOVE = new Vector3(0.25, 0.75, 0.45);
const DARK = new Color(0, 0, 0);

/** What of a room's light never changes, as a person gets it: worked out once, because a crowd asks in every frame. */
interface RoomLight {
  /** They reach further onto people than onto walls. */
  lamps: readonly Lamp[];
  sky: Color;
  ground: Color;
}
const roomLights = new WeakMap<Room, RoomLight>();

/** What a room's lamps add up to where somebody stands, at full strength, and what they stand on. */
interface LampsHere {
  x: number;
  y: number;
  z: number;
  readonly key: Color;
  /** Where most of the light comes from. */
  readonly towards: Vector3;
  onStage: boolean;
  onTiles: boolean;
}
const lampsHere = new WeakMap<PersonLight, LampsHere>();

function litBy(room: Room): RoomLight {
  const known = roomLights.get(room);
  if (known) return known;
  const { ambient } = room.scene.environment;
  const made = {
    // Written out: copies by `...` have a shape each, and what is read from them is put on the heap.
    lamps: room.lamps.map(({ circuit, x, y, z, colour, strength, reach }): Lamp => {
      return { circuit, x, y, z, colour, strength, reach: reach * 1.4 };
    }),
    sky: new Color(ambient.sky),
    ground: new Color(ambient.ground),
  };
  roomLights.set(room, made);
  return made;
}

/** A loop over thirty lamps for everybody in every fourth frame was a third of what a crowd left on the heap. */
function lampsAt(light: PersonLight, room: Room, at: Place): LampsHere {
  let here = lampsHere.get(light);
  if (!here) {
    here = {
      x: Number.POSITIVE_INFINITY,
      y: 0,
      z: 0,
      key: new Color(),
      towards: new Vector3(),
      onStage: false,
      onTiles: false,
    };
    lampsHere.set(light, here);
  }
  const { x, y, z } = at;
  const far = Math.max(Math.abs(x - here.x), Math.abs(y - here.y), Math.abs(z - here.z));
  if (far <= COUNTED) return here;
  here.x = x;
  here.y = y;
  here.z = z;
  here.onStage = onFootprint(room.scene.stage.footprint, x, z);
  here.onTiles = room.tiles?.isUnder(x, z) ?? false;
  const { lamps } = litBy(room);
  const sum = here.key.setRGB(0, 0, 0);
  const from = here.towards.copy(FROM_ABOVE);
  for (let n = 0; n < lamps.length; n++) {
    const lamp = lamps[n] as Lamp;
    const dx = lamp.x - x;
    const dy = lamp.y - (y + 1.2);
    const dz = lamp.z - z;
    const square = dx * dx + dy * dy + dz * dz;
    if (square > lamp.reach * lamp.reach) continue;
    const distance = Math.sqrt(square);
    const amount = falloff(lamp, distance) * 0.75;
    sum.r += lamp.colour.r * amount;
    sum.g += lamp.colour.g * amount;
    sum.b += lamp.colour.b * amount;
    // Lamps low on tables light faces from the front, not from the knees.
    from.x += (dx / distance) * amount * 2;
    from.y += Math.max(0.1, dy / distance) * amount * 2;
    from.z += (dz / distance) * amount * 2;
  }
  from.normalize();
  return here;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** By what light changes, and how far it goes there in this frame, 0-1. */
interface Lighting {
  readonly frame: ShowFrame;
  readonly setting: LightSetting;
  readonly ease: number;
}

/**
 * What a person is lit by: the strongest of the lamps around as the key, the room as bounce, the beams as
 * rim; on stage the front lamps. Capped, so that four spots do not burn a face out. Colours are mixed number by number:
 * a number that is handed on to a method is put on the heap.
 */
export function lightPerson(
  light: PersonLight,
  room: Room,
  at: Place,
  { frame, setting, ease }: Lighting,
): void {
  const { ambient } = room.scene.environment;
  const house = HOUSE[setting] * (frame.phase === "singing" ? 0.8 : 1);
  const { sky, ground } = litBy(room);
  const here = lampsAt(light, room, at);
  const { onStage } = here;
  const lit = house * (room.uniforms.circuits.value[HOUSE_LAMPS] as Color).r * 0.7;
  // Somewhere in every room there is a soft light from above and the stage's own glow.
  let r = here.key.r * lit + 0.44 * house;
  let g = here.key.g * lit + 0.37 * house;
  let b = here.key.b * lit + 0.32 * house;
  if (onStage) {
    r = r * 0.5 + room.beams.key.r;
    g = g * 0.5 + room.beams.key.g;
    b = b * 0.5 + room.beams.key.b;
  }
  const peak = Math.max(r, g, b);
  const cap = onStage ? 1.12 : 0.78;
  const capped = peak > cap ? cap / peak : 1;
  const { key, rim } = light;
  key.r += (r * capped - key.r) * ease;
  key.g += (g * capped - key.g) * ease;
  key.b += (b * capped - key.b) * ease;
  turn(light.keyDirection, onStage ? FRONT_LAMPS : here.towards, ease);
  const beams = onStage ? 0.75 : 0.4;
  const from = room.beams.rim;
  rim.r += (from.r * beams + 0.2 * house - rim.r) * ease;
  rim.g += (from.g * beams + 0.11 * house - rim.g) * ease;
  rim.b += (from.b * beams + 0.1 * house - rim.b) * ease;
  const level = 0.2 * ambient.strength * house;
  const up = level * 2.1;
  light.sky.r += (sky.r * up - light.sky.r) * ease;
  light.sky.g += (sky.g * up - light.sky.g) * ease;
  light.sky.b += (sky.b * up - light.sky.b) * ease;
  const down = level * 1.8;
  const glow = here.onTiles && room.tiles ? room.tiles.glow : DARK;
  light.ground.r += (ground.r * down + glow.r - light.ground.r) * ease;
  light.ground.g += (ground.g * down + glow.g - light.ground.g) * ease;
  light.ground.b += (ground.b * down + glow.b - light.ground.b) * ease;
}

/** A direction, part of the way towards another. */
function turn(light: Vector3, to: Vector3, ease: number): void {
  const x = light.x + (to.x - light.x) * ease;
  const y = light.y + (to.y - light.y) * ease;
  const z = light.z + (to.z - light.z) * ease;
  const length = Math.sqrt(x * x + y * y + z * z) || 1;
  light.x = x / length;
  light.y = y / length;
  light.z = z / length;
}

/**
 * As a dressing room's mirror does it: warm, from beside the camera, and a rim that parts hair from the dark.
 *
 * @param yaw of the body, which the mirror is in front of
 */
export function lightNewcomer(light: PersonLight, yaw = Math.PI): void {
  const [s, c] = [-Math.sin(yaw), -Math.cos(yaw)];
  light.keyDirection.set(0.42 * c + 0.78 * s, 0.55, 0.78 * c - 0.42 * s).normalize();
  light.key.setRGB(0.86, 0.76, 0.66);
  light.rim.setRGB(0.62, 0.36, 0.2);
  light.sky.setRGB(0.34, 0.29, 0.36);
  light.ground.setRGB(0.3, 0.2, 0.14);
}
