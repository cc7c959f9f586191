import { createStore, type StoreApi } from "zustand/vanilla";
import type { RoomConnection } from "@/connection";
import { readSight, type SightReading } from "./reading";

/** Figures are for people: four times a second can be read, and costs nothing. */
const EVERY_MS = 250;

/** Reads again and again while somebody looks. */
export interface SightWatch
  extends Pick<StoreApi<SightReading>, "getState" | "getInitialState" | "subscribe"> {
  readonly room: RoomConnection;
  stop(): void;
}

export function watchSight(room: RoomConnection): SightWatch {
  const store = createStore<SightReading>(() => readSight(room));
  const timer = setInterval(() => store.setState(readSight(room), true), EVERY_MS);
  return { ...store, room, stop: () => clearInterval(timer) };
}
