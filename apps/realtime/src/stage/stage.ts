import {
  AS_WRITTEN,
  type EntryId,
  isAsWritten,
  LIMITS,
  type PersonId,
  type Reaction,
  type SongId,
  sameTuning,
  type Tuning,
} from "@karaverse/protocol";
import {
  advance,
  allows,
  attendanceChange,
  type Effect,
  nextDeadline,
  type Performance,
  type StageEvent,
  skippedTo,
} from "@karaverse/singing";
import { nextLine } from "@karaverse/songs";
import { type Refused, refuse } from "../refuse";
import { type Member, tell } from "../room/member";
import { createSerial } from "../serial";
import { serverNow } from "../services";
import { createAlong, freePart } from "./along";
import { isMissed, isSungBy, performing, positionOf, prepareTakes, recordAt, type Show } from "./current";
import { keptPerformance } from "./kept";
import { type Piece, prepared, songOf, takeFor } from "./opening";
import { recordOf } from "./record";
import { scoreShow } from "./scoring";
import { show, showScores } from "./show";
import type { StageRoom } from "./stage-room";
import { createStanding } from "./standing";
import { type Heard, type Performer, performersOf, type Take } from "./take";

type Sketch = StageEvent extends infer E ? (E extends { at: number } ? Omit<E, "at"> : never) : never;

/** Writing it down and the next patch take this long at most; what is to be told 3 s ahead starts later by it, ms. */
const TOLD_WITHIN_MS = 250;
/** After a kill the song goes on at most this far before the place where it was, ms. */
const SAVE_EVERY_MS = 2_000;
const SHOW_EVERY_MS = 250;
/** The database was away: the stage waits for it, ms. */
const RETRY_MS = 500;

/** What counts in while the song runs. */
const RESTARTING: ReadonlySet<StageEvent["type"]> = new Set(["restart", "skip-ahead"]);

/** The stage of one room: packages/singing decides, this does. Written down before it is announced (Rules P1-P8). */
export function createStage(room: StageRoom) {
  const { db, roomId, state, queue, log } = room;
  const serial = createSerial();
  const standing = createStanding(room);
  const along = createAlong(state.performance);
  let current: Show | null = null;
  /** Any start will do, as long as two performances in a row differ. */
  let number = Math.floor(serverNow() / 1_000) & 0xffff;
  let savedAt = 0;
  let shownAt = 0;
  let isHeard = false;
  let retryAt = 0;
  /** Of this performance or the last one: their frames may still be on the way. */
  let cast: ReadonlySet<PersonId> = new Set();

  const isPerforming = (person: PersonId): boolean =>
    current?.performance.performers.includes(person) ?? false;

  function callUp({ performance }: Show): void {
    performance.performers.forEach((person, nth) => {
      const member = room.member(person);
      if (member) standing.up(member, nth);
    });
  }

  function showAll(): void {
    const shown = current && { ...current, performers: performing(current).map((take) => take.performer) };
    show(state.performance, shown);
    if (!current || current.performance.phase === "scored") along.clear();
    if (current) showScores(state.performance, performing(current));
    room.changed();
  }

  async function save(stage: Show): Promise<void> {
    savedAt = serverNow();
    await db.performances.save(roomId, stage.entry.id, await recordAt(stage, savedAt));
  }

  async function persist(stage: Show, next: Performance | null, effects: readonly Effect[]): Promise<void> {
    if (effects.some(({ kind }) => kind === "score") && next)
      stage.result = await scoreShow(db, roomId, stage, next);
    else if (next) await save({ ...stage, performance: next });
    else if (!stage.kept) await db.performances.finish(roomId, stage.entry.id);
  }

  async function announce(stage: Show, effects: readonly Effect[]): Promise<void> {
    for (const effect of effects) {
      if (effect.kind === "performer-gone") standing.down(effect.person, 0);
      if (effect.kind === "score" && stage.result) room.broadcast("result", stage.result);
      if (effect.kind === "over") {
        [...stage.takes.keys()].forEach(standing.down);
        await queue.setOnStage(null);
      }
    }
  }

  async function apply(sketch: Sketch): Promise<Refused | undefined> {
    const stage = current;
    if (!stage) return refuse("nothing-performing");
    if (!allows(stage.performance, sketch.type)) return refuse("wrong-phase");
    const { phase } = stage.performance;
    const mayCountIn = phase === "preparing" || phase === "paused" || RESTARTING.has(sketch.type);
    const at = serverNow() + (mayCountIn ? TOLD_WITHIN_MS : 0);
    const { next, effects } = advance(stage.performance, { ...sketch, at } as StageEvent);
    if (next === stage.performance && effects.length === 0) return;
    prepareTakes(stage, effects, serverNow());
    await persist(stage, next, effects);
    if (next) stage.performance = next;
    else current = null;
    if (!next || next.phase === "scored") stage.hearing.end();
    showAll();
    await announce(stage, effects);
  }

  /** Rule P11. */
  async function trySkipAhead(): Promise<Refused | undefined> {
    const stage = current;
    if (!stage) return refuse("nothing-performing");
    const at = positionOf(stage.performance, serverNow());
    const sung = stage.performance.performers.flatMap((person) => stage.takes.get(person)?.track ?? []);
    const line = nextLine(sung, at);
    if (line === null || skippedTo(at, line) === null) return refuse("wrong-phase");
    return apply({ type: "skip-ahead", line });
  }

  async function open(piece: Piece, performance: Performance, takes: Map<PersonId, Take>): Promise<void> {
    const hearing = room.listening.attend(roomId, [...takes.keys()]);
    current = { ...piece, performance, takes, hearing, kept: false, result: null, reactions: new Map() };
    savedAt = serverNow();
    cast = new Set(takes.keys());
    along.clear();
    await queue.setOnStage({ ...piece.entry, state: "performing", wishes: [] });
    showAll();
    callUp(current);
  }

  async function tryBegin(entryId: EntryId, caller: PersonId): Promise<Refused | undefined> {
    if (current) return refuse("already-performing");
    const entry = queue.entry(entryId);
    if (!entry) return refuse("entry-unknown");
    const isSinger = entry.singers.some(({ personId }) => personId === caller);
    if (queue.head()?.id !== entryId || !isSinger) return refuse("not-your-turn");
    const found = await songOf(db, entry.songId);
    if (!found) return refuse("song-unknown");
    const tuning = (await db.tunings.of(caller, entry.songId)) ?? AS_WRITTEN;
    const performers = performersOf(entry.singers).filter(
      ({ personId }) => personId === caller || room.member(personId)?.client,
    );
    const { piece, performance, takes } = prepared(another(), entry, found, tuning, performers);
    const begun = await db.performances.begin(
      roomId,
      entry.id,
      await recordOf(performance, takes, tuning, 0),
    );
    if (!begun.ok) return refuse(begun.reason);
    await open(piece, performance, takes);
  }

  function another(): number {
    number = (number + 1) & 0xffff;
    return number;
  }

  /** Rule P13. Whoever may run the stage is with them at once, and so is whom a performer lets. */
  async function tryJoin({ personId, participant }: Member, isLet: boolean): Promise<Refused | undefined> {
    const stage = current;
    if (!stage) return refuse("nothing-performing");
    const { performance, song } = stage;
    if (performance.phase === "scored") return refuse("wrong-phase");
    if (performance.performers.includes(personId)) return refuse("sings-already");
    if (performance.performers.length >= LIMITS.performersPerEntry) return refuse("together-full");
    if (!isLet) return along.ask(personId, participant.name);
    const now = serverNow();
    const begun = performance.phase === "preparing" ? 0 : positionOf(performance, now);
    const performer: Performer = {
      ...{ personId, name: participant.name },
      part: freePart(
        song,
        performing(stage).map((take) => take.performer),
      ),
      from: begun > 0 ? begun + LIMITS.singAlongLeadMs : 0,
    };
    const take = takeFor(stage, performance, performer);
    if ("startsAt" in performance) take.begin(performance.startsAt, begun);
    stage.takes.set(personId, take);
    cast = new Set(stage.takes.keys());
    along.forget(personId);
    const refused = await apply({ type: "joined", person: personId }).catch((error) => {
      stage.takes.delete(personId);
      throw error;
    });
    if (!refused) stage.hearing.join(personId);
    const member = room.member(personId);
    if (!refused && member) standing.up(member, stage.performance.performers.length - 1);
    return refused;
  }

  /** Rule P10: who is on stage begins anew; what was sung so far was another song. */
  async function tryTune(person: PersonId, id: SongId, tuning: Tuning): Promise<Refused | undefined> {
    const found = await songOf(db, id);
    if (!found) return refuse("song-unknown");
    const stage = current && isSungBy(current, person, id) ? current : null;
    const isAnother = stage !== null && !sameTuning(stage.tuning, tuning);
    // Who is missed would find another performance than the one they are waited for in.
    if (isAnother && isMissed(stage.performance)) return refuse("wrong-phase");
    await db.tunings.remember(person, id, isAsWritten(tuning) ? null : tuning);
    if (!isAnother) return;
    const performers = performing(stage).map((take) => ({ ...take.performer, from: 0 }));
    const { piece, ...begun } = prepared(another(), stage.entry, found, tuning, performers);
    const next: Show = { ...stage, ...piece, ...begun };
    await save(next);
    current = next;
    showAll();
  }

  async function takeUpAgain(): Promise<void> {
    const kept = await keptPerformance(db, roomId, log);
    if (!kept) return;
    number = kept.performance.number;
    await open(kept.piece, kept.performance, kept.takes);
  }

  const failed = (error: unknown) => {
    retryAt = serverNow() + RETRY_MS;
    log.error({ roomId, err: error }, "the stage could not go on");
  };

  /** For what nobody waits for: a failure is logged, and the deadline tried again. */
  const happen = (sketch: Sketch): void => {
    serial.run(() => apply(sketch)).catch(failed);
  };

  return {
    isPerforming,
    isBusy: () => current !== null,
    /** Rule P8. */
    restore: () => serial.run(takeUpAgain),
    /** Rule P1. */
    begin: (entry: EntryId, caller: PersonId) => serial.run(() => tryBegin(entry, caller)),
    skipAhead: () => serial.run(trySkipAhead),
    /** Rule P10. */
    tune: (person: PersonId, song: SongId, tuning: Tuning) => serial.run(() => tryTune(person, song, tuning)),
    /** Rule P13. False: they are asked. */
    async singAlong(member: Member, isLet: boolean): Promise<{ joined: boolean } | Refused> {
      return (await serial.run(() => tryJoin(member, isLet))) ?? { joined: isLet };
    },
    /** Rule P13: what those on stage say to somebody who asks. */
    answer: (member: Member, accept: boolean): Promise<Refused | undefined> =>
      serial.run(async () => {
        if (!along.isAsking(member.personId)) return refuse("nothing-asked");
        if (accept) return tryJoin(member, true);
        along.decline(member.personId);
      }),
    /** What a person does: answered once it is written down. */
    act: (sketch: Sketch): Promise<Refused | undefined> => serial.run(() => apply(sketch)),
    performers: (): readonly PersonId[] => current?.performance.performers ?? [],
    number: () => current?.performance.number ?? null,
    /** Somebody is here (again): on the stage if it is theirs, and told the result that is on show. */
    arrived(member: Member): void {
      if (!current) return;
      const nth = current.performance.performers.indexOf(member.personId);
      if (nth >= 0) {
        standing.up(member, nth);
        happen({ type: "returned", person: member.personId });
      }
      if (current.performance.phase === "scored" && current.result) tell(member, "result", current.result);
    },
    dropped(person: PersonId): void {
      if (!isPerforming(person)) return;
      happen({ type: "dropped", person, lastFrame: current?.takes.get(person)?.lastFrame() ?? null });
    },
    left(person: PersonId): void {
      along.forget(person);
      if (isPerforming(person)) happen({ type: "left", person });
    },
    /** Rules C6, C7; null from someone who does not perform. */
    hear(person: PersonId, bytes: Uint8Array, now: number): Heard | null {
      const take = isPerforming(person) ? current?.takes.get(person) : undefined;
      if (!take || !current || current.kept) return null;
      const heard = take.hear(bytes, now);
      if (heard.ok && heard.isNew) isHeard = true;
      return heard;
    },
    hasSung: (person: PersonId): boolean => cast.has(person),
    reacted(reaction: Reaction): void {
      current?.reactions.set(reaction, (current.reactions.get(reaction) ?? 0) + 1);
    },
    tick(now: number): void {
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
      else if (current.performance.phase === "singing" && now - savedAt >= SAVE_EVERY_MS) {
        const stage = current;
        serial.run(() => (stage === current && !stage.kept ? save(stage) : undefined)).catch(failed);
      }
    },
    /** Everything asked for so far is done. */
    settled: () => serial.run(() => undefined),
    /** The process ends: what comes after it takes up from here. */
    drain: () => serial.run(() => (current && !current.kept ? save(current) : undefined)),
    /** Nobody is here any more whom one could listen to. */
    fallSilent: () => current?.hearing.end(),
  };
}

export type Stage = ReturnType<typeof createStage>;
