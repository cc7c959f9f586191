import type { LiveStatus, RoomDetail } from "@karaverse/protocol";
import { createStore } from "zustand/vanilla";
import type { AdminLive } from "@/lib/api-types";
import { follow } from "@/lib/follow";

/** What is going on in the house right now, as far as it is known. */
export type Live =
  | { kind: "connecting" }
  | { kind: "live"; status: LiveStatus }
  /** The realtime server is away: rooms can still be locked and closed. */
  | { kind: "realtime-away" }
  /** This browser lost the web server; it tries again by itself, and shows what it knew last. */
  | { kind: "lost"; status: LiveStatus | null };

export const live = createStore<Live>(() => ({ kind: "connecting" }));

/** Follows the stream while somebody looks; the answer ends it. */
export function followLive(): () => void {
  const leave = follow("/api/admin/stream", {
    data: (text) => {
      const event = JSON.parse(text) as AdminLive;
      live.setState(event.live ? { kind: "live", status: event.status } : { kind: "realtime-away" }, true);
    },
    lost: () => live.setState({ kind: "lost", status: statusIn(live.getState()) }, true),
  });
  return () => {
    leave();
    live.setState({ kind: "connecting" }, true);
  };
}

/** What is known to go on, or was when it was known last. */
export const statusIn = (state: Live): LiveStatus | null => ("status" in state ? state.status : null);

export const roomIn = (state: Live, roomId: string): RoomDetail | undefined =>
  statusIn(state)?.rooms.find((room) => room.roomId === roomId);
