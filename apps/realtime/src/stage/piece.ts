import {
  AS_WRITTEN,
  type EntryId,
  isAsWritten,
  type PersonId,
  type SongId,
  sameTuning,
  type Tuning,
} from "@karaverse/protocol";
import { skippedTo } from "@karaverse/singing";
import { nextLine } from "@karaverse/songs";
import { type Refused, refuse } from "../refuse";
import { serverNow } from "../services";
import type { Course } from "./course";
import { isMissed, isSungBy, performing, positionOf, type Show } from "./current";
import { prepared, songOf } from "./opening";
import { recordOf } from "./record";
import type { StageRoom } from "./stage-room";
import { performersOf } from "./take";

/** Rule P1: the entry at the head of the queue, by one of its singers. */
export async function tryBegin(
  room: StageRoom,
  course: Course,
  entryId: EntryId,
  caller: PersonId,
): Promise<Refused | undefined> {
  const { db, queue, roomId } = room;
  if (course.now()) return refuse("already-performing");
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
  const { piece, performance, takes } = prepared(course.another(), entry, found, tuning, performers);
  const begun = await db.performances.begin(roomId, entry.id, await recordOf(performance, takes, tuning, 0));
  if (!begun.ok) return refuse(begun.reason);
  await course.open(piece, performance, takes);
}

/** Rule P10: who is on stage begins anew; what was sung so far was another song. */
export async function tryTune(
  { db }: StageRoom,
  course: Course,
  person: PersonId,
  id: SongId,
  tuning: Tuning,
): Promise<Refused | undefined> {
  const found = await songOf(db, id);
  if (!found) return refuse("song-unknown");
  const current = course.now();
  const stage = current && isSungBy(current, person, id) ? current : null;
  const isAnother = stage !== null && !sameTuning(stage.tuning, tuning);
  // Who is missed would find another performance than the one they are waited for in.
  if (isAnother && isMissed(stage.performance)) return refuse("wrong-phase");
  await db.tunings.remember(person, id, isAsWritten(tuning) ? null : tuning);
  if (!isAnother) return;
  const performers = performing(stage).map((take) => ({ ...take.performer, from: 0 }));
  const { piece, ...begun } = prepared(course.another(), stage.entry, found, tuning, performers);
  const next: Show = { ...stage, ...piece, ...begun };
  await course.save(next);
  course.replace(next);
}

/** Rule P11. */
export async function trySkipAhead(course: Course): Promise<Refused | undefined> {
  const stage = course.now();
  if (!stage) return refuse("nothing-performing");
  const at = positionOf(stage.performance, serverNow());
  const sung = stage.performance.performers.flatMap((person) => stage.takes.get(person)?.track ?? []);
  const line = nextLine(sung, at);
  if (line === null || skippedTo(at, line) === null) return refuse("wrong-phase");
  return course.apply({ type: "skip-ahead", line });
}
