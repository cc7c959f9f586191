import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LineAnswer } from "@/lib/api-types";
import { waitInLine } from "./line";

/** The server's side of a stream of events. */
class Stream {
  static readonly CLOSED = 2;
  static all: Stream[] = [];
  readyState = 1;
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly url: string) {
    Stream.all.push(this);
  }
  close(): void {
    this.readyState = Stream.CLOSED;
  }
  tell(answer: LineAnswer): void {
    if (this.readyState !== Stream.CLOSED) this.onmessage?.({ data: JSON.stringify(answer) });
  }
  /** As when the answer is no stream: the browser does not try again. */
  refuse(): void {
    this.readyState = Stream.CLOSED;
    this.onerror?.();
  }
}

const LATER = { turn: "later", position: 2, waiting: 3, twin: true } as const;
let answers: (LineAnswer | { error: string; message: string })[] = [];
const asked: string[] = [];
let page: EventTarget;
const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  page = new EventTarget();
  Stream.all = [];
  asked.length = 0;
  answers = [];
  vi.stubGlobal("EventSource", Stream);
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  vi.stubGlobal("fetch", async (url: string, { method }: RequestInit) => {
    asked.push(`${method} ${url}`);
    const answer = answers.shift() ?? LATER;
    return Response.json(answer, { status: "error" in answer ? 403 : 200 });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const told = () => ({ moved: vi.fn(), myTurn: vi.fn(), failed: vi.fn() });
const stream = () => Stream.all.at(-1) as Stream;
const GET_IN = "POST /api/rooms/hall/line";
const GIVE_UP = "DELETE /api/rooms/hall/line";

test("J7 who waits hears of every place, and nothing any more when it is their turn", async () => {
  const heard = told();
  waitInLine("hall", undefined, heard);
  await settled();
  stream().tell({ ...LATER, position: 1 });
  stream().tell({ turn: "now" });
  stream().tell(LATER);
  expect(heard.moved.mock.calls).toEqual([[LATER], [{ ...LATER, position: 1 }]]);
  expect(heard.myTurn).toHaveBeenCalledOnce();
  expect(asked).toEqual([GET_IN]);
});

test("J7 who comes when there is a place does not wait at all", async () => {
  const heard = told();
  answers = [{ turn: "now" }];
  waitInLine("hall", undefined, heard);
  await settled();
  expect(heard.myTurn).toHaveBeenCalledOnce();
  expect(Stream.all).toHaveLength(0);
});

test("J7 whose place is lost, or whose stream ends for good, gets in line again", async () => {
  const heard = told();
  waitInLine("hall", undefined, heard);
  await settled();
  stream().tell({ turn: "lost" });
  await settled();
  expect(asked).toEqual([GET_IN, GET_IN]);
  stream().refuse();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(asked).toEqual([GET_IN, GET_IN, GET_IN]);
  expect(Stream.all.filter(({ readyState }) => readyState !== Stream.CLOSED)).toHaveLength(1);
});

test("J7 who may not enter is told so and waits for nothing", async () => {
  const heard = told();
  answers = [{ error: "password-wrong", message: "That isn't the room's password." }];
  waitInLine("hall", "guess", heard);
  await settled();
  expect(heard.failed).toHaveBeenCalledOnce();
  expect(Stream.all).toHaveLength(0);
});

test("J7 who stops waiting, or leaves the page, gives the place up", async () => {
  const { leave } = waitInLine("hall", undefined, told());
  await settled();
  page.dispatchEvent(new Event("pagehide"));
  expect(asked).toEqual([GET_IN, GIVE_UP]);
  leave();
  leave();
  page.dispatchEvent(new Event("pagehide"));
  expect(asked).toEqual([GET_IN, GIVE_UP, GIVE_UP]);
  expect(stream().readyState).toBe(Stream.CLOSED);
});
