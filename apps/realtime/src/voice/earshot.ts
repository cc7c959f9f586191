import { createEarshot, type IdList } from "@karaverse/field-of-view";
import { LIMITS, levelByte, type PersonId } from "@karaverse/protocol";
import type { MotionField } from "../motion";
import { type Member, tell } from "../room/member";

/** From this level on somebody speaks and is kept in sight (Rule S3). */
const SPEAKING = levelByte(0.06);

/** Rule V2: tells everybody whose voices are theirs, when it changes; each is looked at twice a second. */
export function createEarshotTeller(motion: MotionField, members: ReadonlyMap<PersonId, Member>) {
  const field = createEarshot(motion.world);
  const byId = new Map<number, Member>();
  /** Rule V5: who stands where there are no microphones. */
  const quiet = new Set<number>();
  /** For each look anew. */
  const inSight: number[] = [];

  function people({ ids, length }: Readonly<IdList>): PersonId[] {
    const found: PersonId[] = [];
    for (let i = 0; i < length; i++) {
      const member = byId.get(ids[i] ?? 0);
      if (member) found.push(member.personId);
    }
    return found;
  }

  function tellChanged(): void {
    const { ids, length } = field.changed;
    for (let i = 0; i < length; i++) {
      const member = byId.get(ids[i] ?? 0);
      if (!member) continue;
      const { performers, others } = field.earshotOf(member.shortId);
      tell(member, "earshot", { performers: people(performers), others: people(others) });
    }
    field.told();
  }

  function findQuiet(): void {
    if (quiet.size === 0 && !motion.ground().isQuiet) return;
    for (const member of byId.values()) {
      const isQuiet = motion.isQuietAt(member.shortId);
      if (isQuiet === quiet.has(member.shortId)) continue;
      if (isQuiet) quiet.add(member.shortId);
      else quiet.delete(member.shortId);
      teller.microphone(member);
    }
  }

  /** Rule S3: who is followed first, then who speaks. */
  function keepInSight({ shortId, follows }: Member): void {
    inSight.length = 0;
    const followed = follows ? members.get(follows) : undefined;
    if (followed) inSight.push(followed.shortId);
    const { ids, length } = field.earshotOf(shortId).others;
    for (let i = 0; i < length; i++) {
      const id = ids[i] ?? 0;
      if ((motion.world.level[id] ?? 0) >= SPEAKING && id !== followed?.shortId) inSight.push(id);
    }
    motion.alwaysSee(shortId, inSight);
  }

  const teller = {
    /** A new person, or a new connection of one who was here: hears from us with the next tick, whatever changed. */
    arrived(member: Member, isNew: boolean): void {
      const { shortId, device } = member;
      if (isNew) field.reset(shortId);
      byId.set(shortId, member);
      field.setMost(shortId, device === "phone" ? LIMITS.earshotPhone : LIMITS.earshotDesktop);
      this.microphone(member);
      field.ask(shortId);
    },
    /** Before the id is somebody else's. */
    left({ shortId }: Member): void {
      quiet.delete(shortId);
      byId.delete(shortId);
      field.reset(shortId);
    },
    /** Rule V3: a mute or its end is told at once to whomever it concerns. */
    muted(member: Member): void {
      this.microphone(member);
      tellChanged();
    },
    microphone({ shortId, client, participant }: Member): void {
      const isHeard = client !== null && participant.microphoneOn && !quiet.has(shortId);
      field.setMicrophone(shortId, isHeard);
      field.setMuted(shortId, participant.muted);
    },
    tick(now: number): void {
      findQuiet();
      const looked = field.tick(now);
      for (let i = 0; i < looked.length; i++) {
        const member = byId.get(looked.ids[i] ?? 0);
        if (member) keepInSight(member);
      }
      tellChanged();
    },
  };
  return teller;
}

export type EarshotTeller = ReturnType<typeof createEarshotTeller>;
