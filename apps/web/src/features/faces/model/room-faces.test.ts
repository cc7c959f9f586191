import {
  CARRIED_VALUES,
  carriedFromBytes,
  carriedToBytes,
  EXPRESSION_FACES,
  type Expression,
  faceOf,
  newCarriedFace,
  shapeIndex,
} from "@karaverse/avatars/face";
import type { Events } from "@karaverse/protocol";
import { expect, test } from "vitest";
import { createStore } from "zustand/vanilla";
import type { RoomConnection } from "@/connection";
import { Emitter } from "@/connection/emitter";
import type { VoiceDesk } from "@/features/voice";
import { newFaceReading } from "@/world/face-reading";
import { RoomFaces } from "./room-faces";

const JAW = shapeIndex("jawOpen");

function inside() {
  const events = new Emitter<Events>();
  const shown = new Map<string, Uint8Array>();
  const sent: Uint8Array[] = [];
  const motion = {
    sendFace: (values: Uint8Array) => sent.push(values.slice()),
    faceOf: (person: string, out: Uint8Array) => {
      const values = shown.get(person);
      if (values) out.set(values);
      return values !== undefined;
    },
    poseOf: () => false,
  };
  const room = {
    me: "me",
    motion,
    on: events.on.bind(events),
    room: createStore(() => ({ view: null })),
  } as unknown as RoomConnection;
  const faces = new RoomFaces(room, { voice: null } as unknown as VoiceDesk);
  const out = newFaceReading();
  return {
    faces,
    events,
    sent,
    show(person: string, jawOpen: number | null, expression: Expression | null = null) {
      const values = new Uint8Array(CARRIED_VALUES);
      const tracked = jawOpen !== null;
      const weights = faceOf({ jawOpen: jawOpen ?? 0, cheekPuff: 0.5 });
      carriedToBytes({ ...newCarriedFace(), tracked, weights, expression }, values);
      shown.set(person, values);
    },
    hide: (person: string) => shown.delete(person),
    read(person: string, now: number) {
      faces.read(person, out, now);
      return out;
    },
  };
}

test("a face that comes twenty times a second moves between two of them", () => {
  const { show, read } = inside();
  show("ann", 0.2);
  expect(read("ann", 1_000).camera?.[JAW]).toBeCloseTo(0.2, 2);
  show("ann", 0.8);
  const soon = read("ann", 1_016).camera?.[JAW] ?? 0;
  expect(soon).toBeGreaterThan(0.3);
  expect(soon).toBeLessThan(0.7);
  expect(read("ann", 1_300).camera?.[JAW]).toBeCloseTo(0.8, 2);
});

test("who switches their camera off, goes, or never had one is left to their voice", () => {
  const { show, hide, read } = inside();
  expect(read("ann", 0).camera).toBeNull();
  show("ann", 0.5);
  expect(read("ann", 16).camera).not.toBeNull();
  show("ann", null);
  expect(read("ann", 32).camera).toBeNull();
  show("ann", 0.5);
  expect(read("ann", 48).camera).not.toBeNull();
  hide("ann");
  expect(read("ann", 64).camera).toBeNull();
});

test("a face goes with what somebody reacts with, for a moment; the one they put on goes over it", () => {
  const { events, show, read } = inside();
  events.emit("reaction", { person: "ann", reaction: "laugh" });
  const now = performance.now();
  expect(read("ann", now + 100).expression).toBe(EXPRESSION_FACES.laugh);
  expect(read("bob", now + 100).expression).toBeNull();
  show("ann", null, "sad");
  expect(read("ann", now + 200).expression).toBe(EXPRESSION_FACES.sad);
  show("ann", null);
  expect(read("ann", now + 10_000).expression).toBeNull();
});

test("one sees on oneself what others are sent", () => {
  const { faces, read, sent } = inside();
  faces.own.track(faceOf({ jawOpen: 0.6 }), { yaw: 0.1, pitch: 0, roll: 0 });
  faces.own.wear("wink", true);
  const mine = read("me", 0);
  expect(mine.camera?.[JAW]).toBeCloseTo(0.6);
  expect(mine.head.yaw).toBeCloseTo(0.1);
  expect(mine.expression).toBe(EXPRESSION_FACES.wink);
  const told = newCarriedFace();
  carriedFromBytes(sent.at(-1) ?? new Uint8Array(), told);
  expect(told).toMatchObject({ tracked: true, expression: "wink" });
  faces.close();
  carriedFromBytes(sent.at(-1) ?? new Uint8Array(), told);
  expect(told).toMatchObject({ tracked: false, expression: null });
});
