import type { ChatLine, Events } from "@karaverse/protocol";
import { sceneOf, seatsOf } from "@karaverse/worlds";
import { expect, test, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import type { ParticipantView, RoomConnection, RoomView } from "@/connection";
import { Emitter } from "@/connection/emitter";
import { createChat } from "@/features/chat/model/chat";
import type { VoiceDesk } from "@/features/voice";
import { inEnglish } from "@/i18n/read-catalogue";
import { nearestSeat } from "./nearest-seat";
import { RoomSource } from "./room-source";
import { screenOf } from "./screen";

const person = (personId: string, more: Partial<ParticipantView> = {}): ParticipantView => ({
  personId,
  shortId: 1,
  crowd: 0,
  name: personId,
  avatar: "",
  role: "guest",
  admin: false,
  seat: null,
  holds: null,
  connected: true,
  microphoneOn: false,
  muted: false,
  onStage: false,
  ...more,
});

function inside(...people: ParticipantView[]) {
  const events = new Emitter<Events>();
  const viewWith = (participants: ParticipantView[], performer?: string) => {
    const performers = performer === undefined ? [] : [{ person: performer }];
    return {
      participants,
      byId: new Map(participants.map((one) => [one.personId, one])),
      performance: { phase: performers.length > 0 ? "singing" : "idle", performers },
    } as unknown as RoomView;
  };
  const store = createStore<{ view: RoomView | null }>(() => ({ view: viewWith(people) }));
  const room = { me: "me", room: store, on: events.on.bind(events) } as unknown as RoomConnection;
  const chat = createChat(room);
  const source = new RoomSource();
  source.enter({ room, chat, desk: {} as VoiceDesk, faces: { read: () => undefined } });
  return {
    source,
    events,
    show: (now: ParticipantView[], performer?: string) => store.setState({ view: viewWith(now, performer) }),
  };
}

test("before one enters the room is empty, and so it is after", () => {
  const { source } = inside(person("me"));
  expect(source.people()).toHaveLength(1);
  source.leave();
  expect(source.people()).toHaveLength(0);
  expect(source.me()).toBeNull();
});

test("nobody's body is built again because somebody else came", () => {
  const ann = person("ann");
  const { source, show } = inside(ann);
  const [before] = source.people();
  show([ann, person("bob")]);
  expect(source.people()[0]).toBe(before);
  show([{ ...ann, name: "Anna" }]);
  expect(source.people()[0]?.name).toBe("Anna");
  expect(source.people()[0]?.recipe).toBe(before?.recipe);
});

test("what changes nothing that is drawn wakes nobody", () => {
  const { source, show } = inside(person("ann"));
  const heard = vi.fn();
  source.subscribe(heard);
  show([person("ann", { microphoneOn: true, role: "host" })]);
  expect(heard).not.toHaveBeenCalled();
});

test("J6 in a twin hall one sees those who are in it too, and who performs", () => {
  const ids = (source: RoomSource) => source.people().map(({ id }) => id);
  const twin = { crowd: 1 };
  const { source, show } = inside(person("ann"), person("me", twin), person("bob", twin));
  expect(ids(source)).toEqual(["me", "bob"]);
  show([person("ann"), person("me", twin), person("bob", twin)], "ann");
  expect(ids(source)).toEqual(["ann", "me", "bob"]);
});

test("what somebody says hangs over their head, and reactions rise from theirs", () => {
  const { source, events } = inside(person("ann"));
  const risen = vi.fn();
  source.onReaction(risen);
  events.emit("chat", { id: "1", person: "ann", name: "ann", text: "hello", at: 0 } satisfies ChatLine);
  expect(source.people()[0]?.bubble).toBe("hello");
  events.emit("reaction", { person: "ann", reaction: "fire" });
  expect(risen).toHaveBeenCalledWith("ann", "fire", undefined);
  events.emit("reaction", { person: "ann", reaction: "applause", at: { x: 2, z: -1.5 } });
  expect(risen).toHaveBeenLastCalledWith("ann", "applause", { x: 2, z: -1.5 });
});

test("the seat one is led to is free and the nearest", () => {
  const scene = sceneOf("lounge");
  const [first, ...others] = seatsOf(scene);
  if (!first) throw new Error("the lounge has seats");
  expect(nearestSeat(scene, first, new Set())?.id).toBe(first.id);
  expect(nearestSeat(scene, first, new Set([first.id]))?.id).not.toBe(first.id);
  expect(nearestSeat(scene, first, new Set([first, ...others].map(({ id }) => id)))).toBeNull();
});

test("between songs the screen says who is next, and invites when nobody is", () => {
  const nothing = {
    roomName: "Hall",
    phase: "idle",
    performers: "",
    parts: [],
    isSinger: false,
    song: null,
    next: null,
    result: null,
  } as const;
  expect(screenOf(inEnglish(), nothing)).toMatchObject({ kind: "title", title: "Hall" });
  const next = { title: "Sakura", singers: "Ann & Bob" };
  expect(screenOf(inEnglish(), { ...nothing, next })).toMatchObject({
    title: "Sakura",
    subtitle: "Ann & Bob",
  });
});
