import { z } from "zod";
import { command } from "../command";
import { Announcement, BanMinutes, Grounds, Lights, PersonId, ScreenMode, Theme } from "../ids";
import { ROLES } from "../rights";

const person = PersonId;

/** Rule V3. */
export const muteParticipant = command("mute-participant", {
  input: z.object({ person, muted: z.boolean() }),
  right: "mute",
  audited: true,
  refusals: ["not-here"],
});

/** Rule L3. */
export const removeParticipant = command("remove-participant", {
  input: z.object({ person, reason: Grounds }),
  right: "remove",
  audited: true,
  refusals: ["not-here"],
});

/** Rule L3. */
export const banParticipant = command("ban-participant", {
  input: z.object({ person, reason: Grounds, minutes: BanMinutes }),
  right: "ban",
  audited: true,
});

/** Rule R3. */
export const giveRole = command("give-role", {
  input: z.object({ person, role: z.enum(ROLES) }),
  right: "give-role",
  audited: true,
  refusals: ["not-here"],
});

/** Rule M3. */
export const placeParticipant = command("place-participant", {
  input: z.object({
    person,
    to: z.union([
      z.literal("stage"),
      z.literal("floor"),
      z.object({ x: z.number().finite(), z: z.number().finite() }),
    ]),
  }),
  right: "place",
  audited: true,
  refusals: ["not-here"],
});

export const announce = command("announce", {
  input: z.object({ text: Announcement }),
  right: "announce",
  audited: true,
});

/** Rule J2. */
export const lockRoom = command("lock-room", {
  input: z.object({ locked: z.boolean() }),
  right: "lock",
  audited: true,
});

export const changeRoom = command("change-room", {
  input: z.object({
    theme: Theme.optional(),
    lights: Lights.optional(),
    screen: ScreenMode.optional(),
  }),
  right: "change-room",
  audited: true,
});

export const closeRoom = command("close-room", {
  input: z.object({ reason: Grounds }),
  right: "close",
  audited: true,
});
