import type { PlayoutDiagnostics, Slips, VoiceConnection } from "@karaverse/voice";
import { newPose, type RoomConnection } from "../../../connection";
import type { RoomSound } from "../../stage";

/** What goes on under the surface, for people who look and for tests; nothing here can change the room. */
export interface Reading {
  clock: { offsetMs: number; roundTripMs: number; driftPpm: number } | null;
  motion: { bytes: number; frames: number; delayMs: number };
  inSight: string[];
  /** Where they are drawn at this moment, and oneself. Metres, radians. */
  places: Record<string, { x: number; z: number; yaw: number }>;
  earshot: { performers: string[]; others: string[] };
  voice: VoiceConnection["state"];
  playout: PlayoutDiagnostics | null;
  /** Song position that is heard here, ms. */
  positionMs: number | null;
  /** The same moment by the room's clock, for comparing. */
  serverNow: number;
  /** Singer only: how far the sound card is from the room's clock, ms. */
  slipMs: number | null;
  /** Singer only: what the browser dropped of the outgoing voice, put right in the marks. */
  slipped: Slips | null;
}

export function readingOf(room: RoomConnection, sound: RoomSound): Reading {
  const { desk, stage } = sound;
  const clock = room.clock.diagnostics();
  return {
    clock: clock && { offsetMs: clock.offsetMs, roundTripMs: clock.roundTripMs, driftPpm: clock.driftPpm },
    motion: room.motion.diagnostics(),
    inSight: room.motion.inSight(),
    places: placesOf(room),
    earshot: room.earshot,
    voice: desk.view().connection.state,
    playout: desk.voice?.playout.diagnostics() ?? null,
    positionMs: stage.position(),
    serverNow: room.now(),
    slipMs: stage.slipMs(),
    slipped: desk.voice?.performer.slipped ?? null,
  };
}

function placesOf(room: RoomConnection): Reading["places"] {
  const pose = newPose();
  const now = performance.now();
  const seen = [room.me, ...room.motion.inSight()].filter((person) => room.motion.poseOf(person, pose, now));
  return Object.fromEntries(
    seen.map((person) => {
      room.motion.poseOf(person, pose, now);
      return [person, { x: pose.x, z: pose.z, yaw: pose.yaw }];
    }),
  );
}
