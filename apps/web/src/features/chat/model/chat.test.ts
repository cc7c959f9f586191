import type { ChatLine, Events } from "@karaverse/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Emitter } from "@/connection/emitter";
import { createChat } from "./chat";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const line = (id: string, person: string, text = "hello"): ChatLine => ({
  id,
  person,
  name: person,
  text,
  at: 0,
});

function room() {
  const events = new Emitter<Events>();
  const on = events.on.bind(events) as never;
  return { events, chat: createChat({ me: "me", on }) };
}

test("what others say while the drawer is closed is counted, one's own words are not", () => {
  const { events, chat } = room();
  events.emit("chat", line("1", "ann"));
  events.emit("chat", line("2", "me"));
  expect(chat.store.getState().unread).toBe(1);
  chat.setReading(true);
  events.emit("chat", line("3", "ann"));
  expect(chat.store.getState().unread).toBe(0);
  expect(chat.store.getState().lines).toHaveLength(3);
});

test("a bubble goes when it has been read, and a newer one takes its time anew", () => {
  const { events, chat } = room();
  events.emit("chat", line("1", "ann", "one"));
  vi.advanceTimersByTime(3_000);
  events.emit("chat", line("2", "ann", "two"));
  vi.advanceTimersByTime(2_000);
  expect(chat.store.getState().bubbles.get("ann")).toBe("two");
  vi.advanceTimersByTime(2_000);
  expect(chat.store.getState().bubbles.has("ann")).toBe(false);
});

test("a line that comes again after a reconnect is shown once", () => {
  const { events, chat } = room();
  events.emit("chat", line("1", "ann"));
  events.emit("chat-history", [line("1", "ann"), line("2", "bob")]);
  events.emit("chat", line("2", "bob"));
  expect(chat.store.getState().lines.map(({ id }) => id)).toEqual(["1", "2"]);
});
