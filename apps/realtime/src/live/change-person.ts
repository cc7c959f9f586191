import type { PersonChange, PersonId } from "@karaverse/protocol";
import { carryOut } from "../commands";
import { rankOf } from "../room/member";
import type { Venue } from "../room/venue";

/** Rule J5: as if they had asked for it in each room they are in. @returns in how many rooms it was done */
export async function changePerson(
  rooms: Iterable<Venue>,
  person: PersonId,
  change: PersonChange,
): Promise<number> {
  let done = 0;
  for (const room of rooms) {
    const member = room.members.get(person);
    if (!member) continue;
    const { name } = member.participant;
    const caller = { personId: person, name, rank: rankOf(member), member };
    await carryOut("update-self", change, { room, caller }, ({ ok }) => {
      if (ok) done++;
    });
  }
  return done;
}
