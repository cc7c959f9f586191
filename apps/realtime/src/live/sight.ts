import type { PersonId, ServerTime, SightDetail } from "@karaverse/protocol";
import type { Venue } from "../room/venue";

/** One person's sight, for who asks: all of a room's would be a thousand lists of a thousand. */
export function sightOf({ members, motion }: Venue, person: string, now: ServerTime): SightDetail | null {
  const member = members.get(person as PersonId);
  const report = member && motion.sightReport(member.shortId);
  if (!report) return null;
  const people = new Map([...members.values()].map(({ shortId, personId }) => [shortId, personId]));
  const named = (ids: readonly number[]) => ids.flatMap((id) => people.get(id) ?? []);
  const { x, z } = motion.poseOf(member.shortId);
  const { yaw, degrees, back, near, middle, far, always, owed } = report;
  return {
    personId: person,
    ...{ x, z, yaw, degrees, back, owed },
    near: named(near),
    middle: named(middle),
    far: named(far),
    always: named(always),
    bytesPerSecond: motion.metrics.bytesPerSecond(member.shortId, now),
  };
}
