import type { AdminAct, AdminActRequest, CommandName } from "@karaverse/protocol";
import { type Caller, carryOut, type Outcome } from "../commands";
import type { Venue } from "../room/venue";

/** An admin's act is a host's command, by somebody above every role: one way through for both. */
function commandOf(act: AdminAct): { name: CommandName; input: unknown } {
  switch (act.act) {
    case "mute":
      return { name: "mute-participant", input: { person: act.person, muted: act.muted } };
    case "move":
      return { name: "place-participant", input: { person: act.person, to: { x: act.x, z: act.z } } };
    case "stage":
      return { name: "place-participant", input: { person: act.person, to: act.on ? "stage" : "floor" } };
    case "kick":
      return { name: "remove-participant", input: { person: act.person, reason: act.reason } };
    case "ban": {
      const { person, reason, minutes } = act;
      return { name: "ban-participant", input: { person, reason, minutes } };
    }
    case "role":
      return { name: "give-role", input: { person: act.person, role: act.role } };
    case "lock":
      return { name: "lock-room", input: { locked: act.locked } };
    case "announce":
      return { name: "announce", input: { text: act.text } };
    case "theme":
      return { name: "change-room", input: { theme: act.theme, lights: act.lights, screen: act.screen } };
    case "skip":
      return { name: "skip-song", input: {} };
    case "remove-entry":
      return { name: "remove-entry", input: { entry: act.entry } };
    case "close":
      return { name: "close-room", input: { reason: act.reason } };
  }
}

export function actOn(room: Venue, { actor, act }: AdminActRequest): Promise<Outcome> {
  const { name, input } = commandOf(act);
  const { personId } = actor;
  const member = room.members.get(personId) ?? null;
  const caller: Caller = { personId, name: actor.name, rank: "admin", member };
  return new Promise((resolve, reject) => {
    carryOut(name, input, { room, caller }, resolve).catch(reject);
  });
}
