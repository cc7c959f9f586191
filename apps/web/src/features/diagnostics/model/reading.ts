import type { PlayoutDiagnostics } from "@karaverse/voice";
import type { RoomConnection } from "../../../connection";
import type { RoomSound } from "../../stage";

/** What goes on under the surface, for people who look and for tests; nothing here can change the room. */
export interface Reading {
  clock: { offsetMs: number; roundTripMs: number; driftPpm: number } | null;
  motion: { bytes: number; frames: number; delayMs: number };
  inSight: string[];
  earshot: { performers: string[]; others: string[] };
  voice: string;
  playout: PlayoutDiagnostics | null;
  /** Song position that is heard here, ms. */
  positionMs: number | null;
  /** The same moment by the room's clock, for comparing. */
  serverNow: number;
  /** Singer only: how far the sound card is from the room's clock, ms. */
  slipMs: number | null;
}

export function readingOf(room: RoomConnection, sound: RoomSound): Reading {
  const { desk, stage } = sound;
  const clock = room.clock.diagnostics();
  return {
    clock: clock && { offsetMs: clock.offsetMs, roundTripMs: clock.roundTripMs, driftPpm: clock.driftPpm },
    motion: room.motion.diagnostics(),
    inSight: room.motion.inSight(),
    earshot: room.earshot,
    voice: desk.view().connection.state,
    playout: desk.voice?.playout.diagnostics() ?? null,
    positionMs: stage.position(),
    serverNow: room.now(),
    slipMs: stage.slipMs(),
  };
}
