import type { RoomConnection } from "../../../connection";
import type { RoomLink } from "./room-link";

/** The room's connection, as far as stage and voice need it. */
export function linkOf(room: RoomConnection): RoomLink {
  return {
    me: room.me,
    ask: (name, input) => room.ask(name, input),
    on: (name, listener) => {
      if (name === "answer" || name === "clock") throw new Error(`${name} is the connection's own`);
      return room.on(name as never, listener as never);
    },
    subscribe: (listener) => room.room.subscribe(listener),
    performance: () => room.room.getState().view?.performance ?? { phase: "idle" },
    voiceOn: () => room.room.getState().view?.voice.on ?? false,
    nextSong: () => room.room.getState().view?.queue[0]?.songId ?? null,
    isNext: () =>
      room.room.getState().view?.queue[0]?.singers.some(({ personId }) => personId === room.me) ?? false,
    now: () => room.now(),
    sendSung: (bytes) => room.sendSung(bytes),
    onReturn: (listener) => room.on("reconnected", listener),
  };
}
