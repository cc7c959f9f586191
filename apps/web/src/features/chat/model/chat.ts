import type { ChatLine, PersonId } from "@karaverse/protocol";
import { createStore } from "zustand/vanilla";
import type { RoomConnection } from "@/connection";

/** More than anybody scrolls back to. */
const KEPT = 200;
/** A bubble hangs for as long as it takes to read: 3 s and 50 ms a character, 10 s at most. */
const bubbleMs = (text: string) => Math.min(10_000, 3_000 + text.length * 50);

export interface ChatState {
  readonly lines: readonly ChatLine[];
  /** Since the drawer was closed. */
  readonly unread: number;
  /** Begun and not sent: it waits while other things are looked at. */
  readonly draft: string;
  /** What hangs over whose head. */
  readonly bubbles: ReadonlyMap<PersonId, string>;
}

/** What is said in writing, and what of it still hangs over somebody's head. */
export function createChat(room: Pick<RoomConnection, "on" | "me">) {
  const store = createStore<ChatState>(() => ({ lines: [], unread: 0, draft: "", bubbles: new Map() }));
  let isReading = false;
  const timers = new Map<PersonId, ReturnType<typeof setTimeout>>();

  const setBubble = (person: PersonId, text: string | null) => {
    const bubbles = new Map(store.getState().bubbles);
    if (text === null) bubbles.delete(person);
    else bubbles.set(person, text);
    store.setState({ bubbles });
  };
  const stops = [
    // After a reconnect it comes again, whole.
    room.on("chat-history", (lines) => store.setState({ lines: lines.slice(-KEPT) })),
    room.on("chat", (line) => {
      const { lines, unread } = store.getState();
      if (lines.some(({ id }) => id === line.id)) return;
      const isNews = !isReading && line.person !== room.me;
      store.setState({ lines: [...lines, line].slice(-KEPT), unread: isNews ? unread + 1 : unread });
      clearTimeout(timers.get(line.person));
      setBubble(line.person, line.text);
      timers.set(
        line.person,
        setTimeout(() => setBubble(line.person, null), bubbleMs(line.text)),
      );
    }),
  ];
  return {
    store,
    /** While it is read nothing is unread. */
    setReading(reading: boolean): void {
      isReading = reading;
      if (reading) store.setState({ unread: 0 });
    },
    write: (draft: string): void => store.setState({ draft }),
    close(): void {
      for (const stop of stops) stop();
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

export type Chat = ReturnType<typeof createChat>;
