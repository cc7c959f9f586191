import { LIMITS, type PersonId } from "@karaverse/protocol";
import type { Scene } from "@karaverse/worlds";
import type { RoomConnection } from "@/connection";
import { newPose } from "@/connection/motion";
import type { Look } from "./outline";

/** Somebody whose motion the server sends here. */
export interface Sent {
  readonly person: PersonId;
  readonly name: string;
  /** Metres from oneself. */
  readonly away: number;
  /** Records a second. */
  readonly hz: number;
  readonly bytesPerSecond: number;
  /** Since the newest record. */
  readonly ageMs: number;
  /** Shown beyond the newest record. */
  readonly predicted: boolean;
}

/** What this browser is sent of the people in the room. */
export interface SightReading {
  readonly scene: Scene | null;
  /** Where one looks from; null until the server has said where one is. */
  readonly look: Look | null;
  /** Nearest first. */
  readonly sent: readonly Sent[];
  /** How many there are in the same hall (Rule J6). */
  readonly others: number;
  readonly framesPerSecond: number;
  readonly bytesPerSecond: number;
  /** How far behind the server's time others are shown. */
  readonly delayMs: number;
  readonly jitterMs: number;
}

export function readSight({ me, motion, room }: RoomConnection): SightReading {
  const { view: camera, sightings, framesPerSecond, bytesPerSecond, delayMs, jitterMs } = motion.watch();
  const view = room.getState().view;
  const hall = view?.byId.get(me)?.crowd;
  const here = newPose();
  const isPlaced = motion.poseOf(me, here, performance.now());
  const sent = sightings.map(({ shortId, person, x, z, recordsPerSecond, ...one }): Sent => {
    const known = person === null ? undefined : view?.byId.get(person);
    return {
      person: person ?? String(shortId),
      name: known?.name ?? `number ${shortId}`,
      away: Math.hypot(x - here.x, z - here.z),
      hz: recordsPerSecond,
      bytesPerSecond: one.bytesPerSecond,
      ageMs: Math.max(0, one.ageMs),
      predicted: one.predicted,
    };
  });
  const { yaw, fieldOfView: degrees } = camera;
  return {
    scene: motion.scene(),
    look: isPlaced ? { x: here.x, z: here.z, yaw, degrees, back: LIMITS.cameraBackMetres } : null,
    sent: sent.sort((a, b) => a.away - b.away),
    others: view?.participants.filter(({ personId, crowd }) => personId !== me && crowd === hall).length ?? 0,
    framesPerSecond,
    bytesPerSecond,
    delayMs,
    jitterMs,
  };
}
