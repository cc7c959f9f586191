import { createEarshot, type IdList } from "@karaverse/field-of-view";
import { LIMITS, type PersonId } from "@karaverse/protocol";
import type { MotionField } from "../motion";
import { type Member, tell } from "../room/member";

const EVERY_MS = 500;
/** From this level on somebody speaks and is kept in sight (Rule S3). */
const SPEAKING = 0.06;

/** Rule V2: tells everybody whose voices are theirs, twice a second, when it changes. */
export function createEarshotTeller(motion: MotionField, members: ReadonlyMap<PersonId, Member>) {
  const field = createEarshot(motion.world);
  const untold = new Set<PersonId>();
  let at = 0;

  /** Nobody is told to listen to a muted person, not even while others would linger (Rule V3). */
  const people = (list: Readonly<IdList>, byId: ReadonlyMap<number, Member>): Member[] => {
    const found: Member[] = [];
    for (let i = 0; i < list.length; i++) {
      const member = byId.get(list.ids[i] ?? 0);
      if (member && !member.participant.muted) found.push(member);
    }
    return found;
  };

  function look(now: number): void {
    at = now;
    field.tick(now);
    const byId = new Map([...members.values()].map((member) => [member.shortId, member]));
    for (const member of members.values()) {
      const earshot = field.earshotOf(member.shortId);
      const others = people(earshot.others, byId);
      keepInSight(member, others);
      if (!earshot.changed && !untold.has(member.personId)) continue;
      untold.delete(member.personId);
      const ids = (list: Member[]) => list.map(({ personId }) => personId);
      tell(member, "earshot", { performers: ids(people(earshot.performers, byId)), others: ids(others) });
    }
  }

  /** Rule S3: who is followed first, then who speaks. */
  function keepInSight(member: Member, others: readonly Member[]): void {
    const followed = member.follows ? members.get(member.follows) : undefined;
    const speaking = others.filter(({ shortId }) => motion.poseOf(shortId).level >= SPEAKING);
    motion.alwaysSee(
      member.shortId,
      [...(followed ? [followed] : []), ...speaking].map(({ shortId }) => shortId),
    );
  }

  return {
    /** A new person, or a new connection of one who was here: hears from us soon, whatever changed. */
    arrived(member: Member, isNew: boolean): void {
      if (isNew) field.reset(member.shortId);
      field.setMost(member.shortId, member.device === "phone" ? LIMITS.earshotPhone : LIMITS.earshotDesktop);
      this.microphone(member);
      untold.add(member.personId);
    },
    left(member: Member): void {
      untold.delete(member.personId);
    },
    /** A mute or its end is told to everybody at once. */
    muted(member: Member, now: number): void {
      this.microphone(member);
      for (const person of members.keys()) untold.add(person);
      look(now);
    },
    microphone({ shortId, client, participant }: Member): void {
      field.setMicrophone(shortId, client !== null && participant.microphoneOn && !participant.muted);
    },
    tick(now: number): void {
      if (now - at >= EVERY_MS) look(now);
    },
  };
}

export type EarshotTeller = ReturnType<typeof createEarshotTeller>;
