import { ConnectionState, type Room, RoomEvent } from "livekit-client";

/** A server that does not permit in this time will later, or not at all; one can listen until then. */
const PERMITTED_WITHIN_MS = 2_000;

/** Resolves once the room lets us speak, so that whoever takes the stage then is heard from the first note on. */
export function permissionIn(room: Room): Promise<void> {
  const may = () => room.localParticipant.permissions?.canPublish ?? false;
  return new Promise((resolve) => {
    const look = () => {
      if (!may() && room.state === ConnectionState.Connected) return;
      done();
    };
    const done = () => {
      clearTimeout(timer);
      room.off(RoomEvent.ParticipantPermissionsChanged, look).off(RoomEvent.Disconnected, done);
      resolve();
    };
    const timer = setTimeout(done, PERMITTED_WITHIN_MS);
    room.on(RoomEvent.ParticipantPermissionsChanged, look).on(RoomEvent.Disconnected, done);
    look();
  });
}
