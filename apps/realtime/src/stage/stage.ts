import type { EntryId, PersonId, Reaction, SongId, Tuning } from "@karaverse/protocol";
import { attendanceChange, nextDeadline } from "@karaverse/singing";
import { type Refused, refuse } from "../refuse";
import { type Member, tell } from "../room/member";
import { createSerial } from "../serial";
import { serverNow } from "../services";
import { createAlong } from "./along";
import { createCourse, type Sketch } from "./course";
import { performing } from "./current";
import { tryJoin } from "./joining";
import { tryBegin, trySkipAhead, tryTune } from "./piece";
import { showScores } from "./show";
import type { StageRoom } from "./stage-room";
import { createStanding } from "./standing";
import type { Heard } from "./take";

/** After a kill the song goes on at most this far before the place where it was, ms. */
const SAVE_EVERY_MS = 2_000;
const SHOW_EVERY_MS = 250;
/** The database was away: the stage waits for it, ms. */
const RETRY_MS = 500;

/** The stage of one room: who asks it for something, one after the other, and its clock (Rules P1-P8). */
export function createStage(room: StageRoom) {
  const { roomId, state, log } = room;
  const serial = createSerial();
  const standing = createStanding(room);
  const along = createAlong(state.performance);
  const course = createCourse(room, standing, along);
  const parts = { course, along, standing };
  let shownAt = 0;
  let isHeard = false;
  let retryAt = 0;

  const failed = (error: unknown) => {
    retryAt = serverNow() + RETRY_MS;
    log.error({ roomId, err: error }, "the stage could not go on");
  };

  /** For what nobody waits for: a failure is logged, and the deadline tried again. */
  const happen = (sketch: Sketch): void => {
    serial.run(() => course.apply(sketch)).catch(failed);
  };

  return {
    isPerforming: course.isPerforming,
    isBusy: () => course.now() !== null,
    /** Rule P8. */
    restore: () => serial.run(course.takeUpAgain),
    /** Rule P1. */
    begin: (entry: EntryId, caller: PersonId) => serial.run(() => tryBegin(room, course, entry, caller)),
    skipAhead: () => serial.run(() => trySkipAhead(course)),
    /** Rule P10. */
    tune: (person: PersonId, song: SongId, tuning: Tuning) =>
      serial.run(() => tryTune(room, course, person, song, tuning)),
    /** Rule P13. False: they are asked. */
    async singAlong(member: Member, isLet: boolean): Promise<{ joined: boolean } | Refused> {
      return (await serial.run(() => tryJoin(room, parts, member, isLet))) ?? { joined: isLet };
    },
    /** Rule P13: what those on stage say to somebody who asks. */
    answer: (member: Member, accept: boolean): Promise<Refused | undefined> =>
      serial.run(async () => {
        if (!along.isAsking(member.personId)) return refuse("nothing-asked");
        if (accept) return tryJoin(room, parts, member, true);
        along.decline(member.personId);
      }),
    /** What a person does: answered once it is written down. */
    act: (sketch: Sketch): Promise<Refused | undefined> => serial.run(() => course.apply(sketch)),
    performers: (): readonly PersonId[] => course.now()?.performance.performers ?? [],
    number: () => course.now()?.performance.number ?? null,
    /** Somebody is here (again): on the stage if it is theirs, and told the result that is on show. */
    arrived(member: Member): void {
      const current = course.now();
      if (!current) return;
      const nth = current.performance.performers.indexOf(member.personId);
      if (nth >= 0) {
        standing.up(member, nth);
        happen({ type: "returned", person: member.personId });
      }
      if (current.performance.phase === "scored" && current.result) tell(member, "result", current.result);
    },
    dropped(person: PersonId): void {
      if (!course.isPerforming(person)) return;
      happen({ type: "dropped", person, lastFrame: course.now()?.takes.get(person)?.lastFrame() ?? null });
    },
    left(person: PersonId): void {
      along.forget(person);
      if (course.isPerforming(person)) happen({ type: "left", person });
    },
    /** Rules C6, C7; null from someone who does not perform. */
    hear(person: PersonId, bytes: Uint8Array, now: number): Heard | null {
      const current = course.now();
      const take = course.isPerforming(person) ? current?.takes.get(person) : undefined;
      if (!take || !current || current.kept) return null;
      const heard = take.hear(bytes, now);
      if (heard.ok && heard.isNew) isHeard = true;
      return heard;
    },
    hasSung: course.hasSung,
    reacted(reaction: Reaction): void {
      const reactions = course.now()?.reactions;
      reactions?.set(reaction, (reactions.get(reaction) ?? 0) + 1);
    },
    tick(now: number): void {
      const current = course.now();
      if (!current) return;
      if (isHeard && now - shownAt >= SHOW_EVERY_MS) {
        shownAt = now;
        isHeard = false;
        showScores(state.performance, performing(current));
      }
      if (now < retryAt || !serial.isIdle()) return;
      const deadline = nextDeadline(current.performance);
      const attendance = attendanceChange(current.performance, room.isAttended());
      if (attendance) happen({ type: attendance });
      else if (deadline !== null && now >= deadline) happen({ type: "tick" });
      else if (current.performance.phase === "singing" && now - course.savedAt() >= SAVE_EVERY_MS) {
        const isOn = () => course.now() === current && !current.kept;
        serial.run(() => (isOn() ? course.save(current) : undefined)).catch(failed);
      }
    },
    /** Everything asked for so far is done. */
    settled: () => serial.run(() => undefined),
    /** The process ends: what comes after it takes up from here. */
    drain: () =>
      serial.run(() => {
        const current = course.now();
        return current && !current.kept ? course.save(current) : undefined;
      }),
    /** Nobody is here any more whom one could listen to. */
    fallSilent: () => course.now()?.hearing.end(),
  };
}

export type Stage = ReturnType<typeof createStage>;
