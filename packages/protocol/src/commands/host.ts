import { z } from "zod";
import { command } from "../command";
import { Lights, PersonId, ScreenMode, Theme, words } from "../ids";
import { LIMITS } from "../limits";
import { ROLES } from "../rights";

const person = PersonId;
const reason = words(LIMITS.reasonLength).default("");

/** Rule V3. */
export const muteParticipant = command("mute-participant", {
  input: z.object({ person, muted: z.boolean() }),
  right: "mute",
  audited: true,
  refusals: ["not-here"],
});

/** Rule L3. */
export const removeParticipant = command("remove-participant", {
  input: z.object({ person, reason }),
  right: "remove",
  audited: true,
  refusals: ["not-here"],
});

/** Rule L3. `minutes` null: until somebody lifts it. */
export const banParticipant = command("ban-participant", {
  input: z.object({ person, reason, minutes: z.number().int().positive().max(5_256_000).nullable() }),
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
  input: z.object({ text: words(LIMITS.announcementLength).min(1) }),
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
  input: z.object({ reason }),
  right: "close",
  audited: true,
});
