import { type LightSetting, onFootprint } from "@karaverse/worlds";
import { Color, Vector3 } from "three";
import { falloff, type Lamp } from "../room/bake";
import type { Room } from "../room/room";
import type { ShowFrame } from "../show";
import type { PersonLight } from "./material";

const HOUSE: Record<LightSetting, number> = { warm: 1, show: 0.72, dim: 0.55 };
/** Whoever went further than this gets the lamps counted again, metres. */
const COUNTED = 0.3;
const direction = new Vector3();
const key = new Color();
const tint = new Color();

/** What of a room's light never changes, as a person gets it: worked out once, because a crowd asks in every frame. */
interface RoomLight {
  /** They reach further onto people than onto walls. */
  lamps: readonly Lamp[];
  sky: Color;
  ground: Color;
}
const roomLights = new WeakMap<Room, RoomLight>();

/** What a room's lamps add up to where somebody stands, at full strength. */
interface LampsHere {
  x: number;
  y: number;
  z: number;
  readonly key: Color;
  /** As far as it is not the same everywhere, not of unit length. */
  readonly direction: Vector3;
}
const lampsHere = new WeakMap<PersonLight, LampsHere>();

function litBy(room: Room): RoomLight {
  const known = roomLights.get(room);
  if (known) return known;
  const { ambient } = room.scene.environment;
  const made = {
    lamps: room.lamps.map((lamp) => ({ ...lamp, reach: lamp.reach * 1.4 })),
    sky: new Color(ambient.sky),
    ground: new Color(ambient.ground),
  };
  roomLights.set(room, made);
  return made;
}

/** A loop over thirty lamps for everybody in every fourth frame was a third of what a crowd left on the heap. */
function lampsAt(light: PersonLight, lamps: readonly Lamp[], at: Place): LampsHere {
  let here = lampsHere.get(light);
  if (!here) {
    here = { x: Number.NaN, y: 0, z: 0, key: new Color(), direction: new Vector3() };
    lampsHere.set(light, here);
  }
  const { x, y, z } = at;
  const far = Math.max(Math.abs(x - here.x), Math.abs(y - here.y), Math.abs(z - here.z));
  if (far <= COUNTED) return here;
  here.x = x;
  here.y = y;
  here.z = z;
  const sum = here.key.setRGB(0, 0, 0);
  const from = here.direction.set(0, 0, 0);
  for (const lamp of lamps) {
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
  return here;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/**
 * What a person is lit by: the strongest of the lamps around as the key, the room as bounce, the beams as
 * rim; on stage the front lamps. Capped, so that four spots do not burn a face out.
 */
export function lightPerson(
  light: PersonLight,
  room: Room,
  frame: ShowFrame,
  setting: LightSetting,
  at: Place,
  ease: number,
): void {
  const { ambient } = room.scene.environment;
  const house = HOUSE[setting] * (frame.phase === "singing" ? 0.8 : 1);
  const onStage = onFootprint(room.scene.stage.footprint, at.x, at.z);
  const { lamps, sky, ground } = litBy(room);
  const here = lampsAt(light, lamps, at);
  direction.set(0.25, 0.75, 0.45).add(here.direction);
  key.copy(here.key);
  key.multiplyScalar(house * room.uniforms.lamps.value.x * 0.7);
  // Somewhere in every room there is a soft light from above and the stage's own glow.
  key.r += 0.44 * house;
  key.g += 0.37 * house;
  key.b += 0.32 * house;
  if (onStage) {
    direction.set(0.34, 0.62, 0.78);
    key.multiplyScalar(0.5).add(room.beams.key);
  }
  const peak = Math.max(key.r, key.g, key.b);
  const cap = onStage ? 1.12 : 0.78;
  if (peak > cap) key.multiplyScalar(cap / peak);
  direction.normalize();
  light.key.lerp(key, ease);
  light.keyDirection.lerp(direction, ease).normalize();
  tint.copy(room.beams.rim).multiplyScalar(onStage ? 0.75 : 0.4);
  tint.r += 0.2 * house;
  tint.g += 0.11 * house;
  tint.b += 0.1 * house;
  light.rim.lerp(tint, ease);
  const level = 0.2 * ambient.strength * house;
  light.sky.lerp(tint.copy(sky).multiplyScalar(level * 2.1), ease);
  tint.copy(ground).multiplyScalar(level * 1.8);
  if (room.tiles?.isUnder(at.x, at.z)) tint.add(room.tiles.glow);
  light.ground.lerp(tint, ease);
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
