import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { follow } from "./follow";

class Stream {
  static readonly CLOSED = 2;
  readyState = 1;
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  close(): void {
    this.readyState = Stream.CLOSED;
  }
  fail(readyState: number): void {
    this.readyState = readyState;
    this.onerror?.();
  }
}

let streams: Stream[];
const open = () => {
  const stream = new Stream();
  streams.push(stream);
  return stream as unknown as EventSource;
};

beforeEach(() => {
  streams = [];
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", Stream);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a stream that was refused is asked for again; one that broke is left to the browser", () => {
  const told = { data: vi.fn(), lost: vi.fn() };
  follow("/stream", told, open);
  streams[0]?.fail(0);
  vi.advanceTimersByTime(60_000);
  expect(streams).toHaveLength(1);
  expect(told.lost).toHaveBeenCalledTimes(1);
  streams[0]?.fail(2);
  vi.advanceTimersByTime(60_000);
  expect(streams).toHaveLength(2);
  streams[1]?.onmessage?.({ data: "rooms" });
  expect(told.data).toHaveBeenCalledWith("rooms");
});

test("nothing is asked for any more by who does not look", () => {
  const leave = follow("/stream", { data: () => undefined, lost: () => undefined }, open);
  streams[0]?.fail(2);
  leave();
  vi.advanceTimersByTime(60_000);
  expect(streams).toHaveLength(1);
});
