import type { Entry } from "@karaverse/database";
import {
  AS_WRITTEN,
  type EntryId,
  type Events,
  isAsWritten,
  LIMITS,
  type PersonId,
  type Reaction,
  type SongId,
  type SongTime,
  sameTuning,
  type Tuning,
} from "@karaverse/protocol";
import {
  advance,
  allows,
  attendanceChange,
  begin,
  type Effect,
  nextDeadline,
  type OnStage,
  type Performance,
  restore,
  type StageEvent,
  skippedTo,
  songTimeAt,
} from "@karaverse/singing";
import { atTempo, nextLine, parseUltraStar, partOf, type Song, tuned } from "@karaverse/songs";
import type { Hearing } from "../listening";
import { type Refused, refuse } from "../refuse";
import { type Member, tell } from "../room/member";
import { createSerial } from "../serial";
import { serverNow } from "../services";
import { readRecord, recordOf } from "./record";
import { KEPT_BEST, type Sung, scoresOf, shownResult } from "./results";
import { show, showScores } from "./show";
import type { StageRoom } from "./stage-room";
import { createTake, type Heard, type Performer, partsOf, type Take } from "./take";

type Sketch = StageEvent extends infer E ? (E extends { at: number } ? Omit<E, "at"> : never) : never;

/** Writing it down and the next patch take this long at most; what is to be told 3 s ahead starts later by it, ms. */
const TOLD_WITHIN_MS = 250;
/** After a kill the song goes on at most this far before the place where it was, ms. */
const SAVE_EVERY_MS = 2_000;
const SHOW_EVERY_MS = 250;
/** The database was away: the stage waits for it, ms. */
const RETRY_MS = 500;

interface Show {
  performance: Performance;
  readonly entry: Entry;
  /** Rule P10. */
  readonly tuning: Tuning;
  readonly takes: ReadonlyMap<PersonId, Take>;
  /** Rule C13. */
  readonly hearing: Hearing;
  /** Its scores are in the database, and its row is gone. */
  kept: boolean;
  result: Events["result"] | null;
  readonly reactions: Map<Reaction, number>;
}

interface FoundSong {
  readonly song: Song;
  readonly durationMs: number;
}

/** What counts in while the song runs. */
const RESTARTING: ReadonlySet<StageEvent["type"]> = new Set(["restart", "skip-ahead"]);

const isSungBy = ({ performance, entry }: Show, person: PersonId, song: SongId): boolean =>
  performance.phase !== "scored" && performance.performers.includes(person) && entry.songId === song;

const isMissed = (performance: Performance): boolean => "away" in performance && performance.away.length > 0;

/** The stage of one room: packages/singing decides, this does. Written down before it is announced (Rules P1-P8). */
export function createStage(room: StageRoom) {
  const { db, roomId, state, queue, motion, log } = room;
  const serial = createSerial();
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

  function callUp(stage: Show): void {
    stage.performance.performers.forEach((person, nth) => {
      const member = room.member(person);
      if (member) stepUp(member, nth);
    });
  }

  function stepUp(member: Member, nth: number): void {
    member.participant.onStage = true;
    member.participant.seat = "";
    motion.setPerforming(member.shortId, true);
    if (!motion.isOnStage(member.shortId)) motion.putOnStage(member.shortId, nth, serverNow());
  }

  function stepDown(person: PersonId, nth: number): void {
    const member = room.member(person);
    if (!member) return;
    motion.setPerforming(member.shortId, false);
    member.participant.onStage = member.placedOnStage;
    if (!member.placedOnStage && motion.isOnStage(member.shortId) && !room.mayStage(member))
      motion.putOffStage(member.shortId, nth, serverNow());
  }

  function showAll(): void {
    show(state.performance, current);
    if (current) showScores(state.performance, current.takes.values());
    room.changed();
  }

  function takesFor(
    onStage: OnStage,
    song: Song,
    entry: Entry,
    performers: readonly Performer[],
  ): Map<PersonId, Take> {
    return new Map(
      performers.map((performer) => [
        performer.personId,
        createTake({
          performer,
          number: onStage.number,
          durationMs: onStage.durationMs,
          track: partOf(song, performer.part),
          difficulty: entry.difficulty,
        }),
      ]),
    );
  }

  const positionNow = ({ performance }: Show, now: number): SongTime => {
    if (performance.phase === "counting-in") return Math.max(performance.from, now - performance.startsAt);
    return Math.min(performance.durationMs, Math.max(0, songTimeAt(performance, now) ?? 0));
  };

  const record = (stage: Show, now = serverNow()) =>
    recordOf(stage.performance, stage.takes, stage.tuning, positionNow(stage, now));

  async function save(stage: Show): Promise<void> {
    savedAt = serverNow();
    await db.performances.save(roomId, stage.entry.id, await record(stage));
  }

  /** Rule P7. */
  async function score(stage: Show, performance: Performance): Promise<Events["result"]> {
    const { entry } = stage;
    const verdicts = await stage.hearing.judge(stage.takes);
    const sung: Sung[] = performance.performers.flatMap((person) => {
      const take = stage.takes.get(person);
      return take
        ? [{ performer: take.performer, result: take.result(), verdict: verdicts.get(person) ?? null }]
        : [];
    });
    const before = await db.scores.bestOf(entry.songId, performance.performers);
    await db.performances.finish(roomId, entry.id, await scoresOf(sung, entry));
    stage.kept = true;
    const after = await db.scores.best(entry.songId, KEPT_BEST);
    const shown = shownResult(sung, performance.number, entry, before, after);
    return { ...shown, reactions: Object.fromEntries(stage.reactions) };
  }

  function prepare(stage: Show, effects: readonly Effect[]): void {
    for (const effect of effects) {
      if (effect.kind === "forget-scores") for (const take of stage.takes.values()) take.forget();
      if (effect.kind !== "begin-take") continue;
      stage.hearing.begin(effect);
      for (const take of stage.takes.values()) take.begin(effect.startsAt, effect.from);
    }
  }

  async function persist(stage: Show, next: Performance | null, effects: readonly Effect[]): Promise<void> {
    if (effects.some(({ kind }) => kind === "score") && next) stage.result = await score(stage, next);
    else if (next) await save({ ...stage, performance: next });
    else if (!stage.kept) await db.performances.finish(roomId, stage.entry.id);
  }

  async function announce(stage: Show, effects: readonly Effect[]): Promise<void> {
    for (const effect of effects) {
      if (effect.kind === "performer-gone") stepDown(effect.person, 0);
      if (effect.kind === "score" && stage.result) room.broadcast("result", stage.result);
      if (effect.kind === "over") {
        [...stage.takes.keys()].forEach(stepDown);
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
    prepare(stage, effects);
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
    const at = positionNow(stage, serverNow());
    const sung = stage.performance.performers.flatMap((person) => stage.takes.get(person)?.track ?? []);
    const line = nextLine(sung, at);
    if (line === null || skippedTo(at, line) === null) return refuse("wrong-phase");
    return apply({ type: "skip-ahead", line });
  }

  async function open(
    entry: Entry,
    tuning: Tuning,
    performance: Performance,
    takes: Map<PersonId, Take>,
  ): Promise<void> {
    const hearing = room.listening.attend(roomId, [...takes.keys()]);
    current = { performance, entry, tuning, takes, hearing, kept: false, result: null, reactions: new Map() };
    savedAt = serverNow();
    cast = new Set(takes.keys());
    await queue.setOnStage({ ...entry, state: "performing" });
    showAll();
    callUp(current);
  }

  async function tryBegin(entryId: EntryId, caller: PersonId): Promise<Refused | undefined> {
    if (current) return refuse("already-performing");
    const entry = queue.entry(entryId);
    if (!entry) return refuse("entry-unknown");
    const isSinger = entry.singers.some(({ personId }) => personId === caller);
    if (queue.head()?.id !== entryId || !isSinger) return refuse("not-your-turn");
    const found = await songOf(entry.songId);
    if (!found) return refuse("song-unknown");
    const tuning = (await db.tunings.of(caller, entry.songId)) ?? AS_WRITTEN;
    const performers = partsOf(entry.singers).filter(
      ({ personId }) => personId === caller || room.member(personId)?.client,
    );
    const { performance, takes } = prepared(entry, found, tuning, performers);
    const begun = await db.performances.begin(
      roomId,
      entry.id,
      await recordOf(performance, takes, tuning, 0),
    );
    if (!begun.ok) return refuse(begun.reason);
    await open(entry, tuning, performance, takes);
  }

  async function songOf(id: SongId): Promise<FoundSong | null> {
    const row = await db.songs.byId(id);
    const song = row && parseUltraStar(row.chart).song;
    return row && song ? { song, durationMs: row.durationMs } : null;
  }

  /** A performance of its own number, at its beginning. */
  function prepared(
    entry: Entry,
    { song, durationMs }: FoundSong,
    tuning: Tuning,
    performers: readonly Performer[],
  ) {
    number = (number + 1) & 0xffff;
    const onStage: OnStage = {
      number,
      entry: entry.id,
      song: entry.songId,
      durationMs: atTempo(durationMs, tuning.tempo),
      performers: performers.map(({ personId }) => personId),
    };
    const seconds = isAsWritten(tuning) ? LIMITS.prepareSeconds : LIMITS.tunedPrepareSeconds;
    return {
      performance: begin(onStage, serverNow(), seconds),
      takes: takesFor(onStage, tuned(song, tuning), entry, performers),
    };
  }

  /** Rule P10: who is on stage begins anew; what was sung so far was another song. */
  async function tryTune(person: PersonId, id: SongId, tuning: Tuning): Promise<Refused | undefined> {
    const found = await songOf(id);
    if (!found) return refuse("song-unknown");
    const stage = current && isSungBy(current, person, id) ? current : null;
    const isAnother = stage !== null && !sameTuning(stage.tuning, tuning);
    // Who is missed would find another performance than the one they are waited for in.
    if (isAnother && isMissed(stage.performance)) return refuse("wrong-phase");
    await db.tunings.remember(person, id, isAsWritten(tuning) ? null : tuning);
    if (!isAnother) return;
    const performers = stage.performance.performers.flatMap(
      (performer) => stage.takes.get(performer)?.performer ?? [],
    );
    const next: Show = { ...stage, tuning, ...prepared(stage.entry, found, tuning, performers) };
    await save(next);
    current = next;
    showAll();
  }

  async function takeUpAgain(): Promise<void> {
    const row = await db.performances.get(roomId);
    if (!row) return;
    const kept = await readRecord(row);
    const entry = (await db.queue.list(roomId)).find(({ id }) => id === row.entryId);
    const chart = await db.songs.byId(row.songId);
    const song = chart && parseUltraStar(chart.chart).song;
    if (!kept || !entry || !song) {
      log.warn({ roomId, entry: row.entryId }, "a performance could not be taken up again");
      await db.performances.finish(roomId, row.entryId);
      return;
    }
    number = row.number;
    const onStage: OnStage = {
      number,
      entry: entry.id,
      song: entry.songId,
      durationMs: kept.durationMs,
      performers: kept.performers.map(({ personId }) => personId),
    };
    const takes = takesFor(onStage, tuned(song, kept.tuning), entry, kept.performers);
    for (const [person, frames] of kept.sung) takes.get(person)?.remember(frames);
    await open(entry, kept.tuning, restore(onStage, kept.at, serverNow()), takes);
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
    /** What a person does: answered once it is written down. */
    act: (sketch: Sketch): Promise<Refused | undefined> => serial.run(() => apply(sketch)),
    number: () => current?.performance.number ?? null,
    /** Somebody is here (again): on the stage if it is theirs, and told the result that is on show. */
    arrived(member: Member): void {
      if (!current) return;
      const nth = current.performance.performers.indexOf(member.personId);
      if (nth >= 0) {
        stepUp(member, nth);
        happen({ type: "returned", person: member.personId });
      }
      if (current.performance.phase === "scored" && current.result) tell(member, "result", current.result);
    },
    dropped(person: PersonId): void {
      if (!isPerforming(person)) return;
      happen({ type: "dropped", person, lastFrame: current?.takes.get(person)?.lastFrame() ?? null });
    },
    left(person: PersonId): void {
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
        showScores(state.performance, current.takes.values());
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
    /** Nobody is here any more whom one could listen to. */
    fallSilent: () => current?.hearing.end(),
    /** The process ends: what comes after it takes up from here. */
    drain: () => serial.run(() => (current && !current.kept ? save(current) : undefined)),
  };
}

export type Stage = ReturnType<typeof createStage>;
