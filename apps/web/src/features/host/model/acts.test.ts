import { expect, test } from "vitest";
import type { ParticipantView } from "@/connection";
import { mayDo, mayRunRoom, rolesFor } from "./acts";

const person = (personId: string, role: ParticipantView["role"], admin = false): ParticipantView => ({
  personId,
  role,
  admin,
  shortId: 1,
  crowd: 0,
  name: personId,
  avatar: "",
  seat: null,
  holds: null,
  connected: true,
  microphoneOn: false,
  muted: false,
  onStage: false,
});

const moderator = { rank: "moderator", personId: "m" } as const;
const host = { rank: "host", personId: "h" } as const;

test("R2 nobody is offered an act against somebody of the same or a higher role", () => {
  expect(mayDo(moderator, "mute", person("a", "guest"))).toBe(true);
  expect(mayDo(moderator, "mute", person("b", "moderator"))).toBe(false);
  expect(mayDo(moderator, "mute", person("c", "host"))).toBe(false);
  expect(mayDo({ rank: "owner", personId: "o" }, "remove", person("d", "guest", true))).toBe(false);
});

test("R3 a host is offered the roles below their own, for people below them, and never their own", () => {
  expect(rolesFor(host, person("a", "guest"))).toEqual(["singer", "moderator"]);
  expect(rolesFor(host, person("b", "host"))).toEqual([]);
  expect(rolesFor(host, person("h", "host"))).toEqual([]);
  expect(rolesFor(moderator, person("a", "guest"))).toEqual([]);
});

test("only who may run the room is shown how", () => {
  expect(mayRunRoom("guest")).toBe(false);
  expect(mayRunRoom("moderator")).toBe(true);
  expect(mayRunRoom("admin")).toBe(true);
});
