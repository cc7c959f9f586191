import { SchemaSerializer } from "@colyseus/sdk";
import type { RoomState } from "@karaverse/protocol";
import type { RawEvents } from "../../support/raw-guest";

/** The room's state as a raw guest has it after everything that it was sent. */
export function createMirror() {
  const serializer = new SchemaSerializer<RoomState>();
  const hears: RawEvents = {
    classes: (bytes) => serializer.handshake(Uint8Array.from(bytes), { offset: 0 }),
    state: (bytes) => serializer.setState(Uint8Array.from(bytes), { offset: 0 }),
    patch: (bytes) => serializer.patch(Uint8Array.from(bytes), { offset: 0 }),
  };
  return {
    hears,
    get state(): RoomState {
      return serializer.getState();
    },
    text: (): string => stateText(serializer.getState()),
  };
}

export type Mirror = ReturnType<typeof createMirror>;

/** The same for two who know the same, in whatever order they were told who is here. */
export const stateText = (state: RoomState): string => JSON.stringify(sorted(state.toJSON()));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
