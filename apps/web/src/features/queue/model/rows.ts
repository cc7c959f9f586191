import { LIMITS, type PerformanceView, type PersonId, type ServerTime } from "@karaverse/protocol";
import { expectedWaits } from "@karaverse/singing/rotation";
import type { QueueEntryView } from "@/connection/view";
import { namesWords } from "@/i18n/names-words";
import type { Words } from "@/i18n/words";

/** What can become of two entries of the same song (Rule Q11). */
export interface DuetChance {
  /** The entry that is the caller's, or the earlier one for who manages the queue. */
  readonly entry: string;
  readonly with: string;
  /** ask: the other side is asked. asked: it was. answer: the other side has asked. make: a host just does it. */
  readonly kind: "ask" | "asked" | "answer" | "make";
}

export interface QueueRow {
  readonly entry: QueueEntryView;
  readonly isOnStage: boolean;
  /** 1 is next. */
  readonly place: number;
  /** Until it is likely to be called; 0 for now. */
  readonly waitMs: number;
  readonly isOwn: boolean;
  readonly mayMove: boolean;
  readonly mayRemove: boolean;
  /** Rule Q10: only the first in line can be missed. */
  readonly mayPass: boolean;
  readonly duet: DuetChance | null;
}

interface Viewer {
  readonly me: PersonId;
  readonly mayManage: boolean;
  readonly now: ServerTime;
}

/** The next entry, if this person sings it: while nobody performs the microphone is theirs to take (Rule P1). */
export const turnOf = (next: QueueEntryView | undefined, me: PersonId): QueueEntryView | null =>
  next?.singers.some(({ personId }) => personId === me) ? next : null;

/** The queue as this person sees it, and what they may do about each entry. */
export function rowsOf(
  queue: readonly QueueEntryView[],
  performance: PerformanceView,
  { me, mayManage, now }: Viewer,
): QueueRow[] {
  const onStage = performance.phase === "idle" ? null : performance.entry;
  const waiting = queue.filter(({ id }) => id !== onStage);
  const waits = expectedWaits(queue, performance, now);
  return queue.map((entry) => {
    const isOnStage = entry.id === onStage;
    const isOwn = isSungBy(entry, me) || entry.addedBy === me;
    const place = waiting.indexOf(entry) + 1;
    return {
      entry,
      isOnStage,
      place,
      waitMs: waits.get(entry.id) ?? 0,
      isOwn,
      mayMove: mayManage && !isOnStage,
      mayRemove: (isOwn || mayManage) && !isOnStage,
      mayPass: (isOwn || mayManage) && place === 1 && waiting.length > 1,
      duet: isOnStage ? null : duetChance(entry, waiting, me, mayManage),
    };
  });
}

const isSungBy = ({ singers }: QueueEntryView, person: PersonId): boolean =>
  singers.some(({ personId }) => personId === person);

/** Of a choir the first two: everybody stands below, with what they sing. */
export const namesOf = (t: Words, { singers }: { singers: readonly { name: string }[] }): string =>
  namesWords(
    t,
    singers.map(({ name }) => name),
  );

function duetChance(
  entry: QueueEntryView,
  waiting: readonly QueueEntryView[],
  me: PersonId,
  mayManage: boolean,
): DuetChance | null {
  const fitting = waiting.filter((other) => other !== entry && fits(entry, other));
  const mine = isSungBy(entry, me) ? undefined : fitting.find((other) => isSungBy(other, me));
  if (mine && entry.duetWith === mine.id) return { entry: mine.id, with: entry.id, kind: "answer" };
  if (mine && mayManage) return { entry: mine.id, with: entry.id, kind: "make" };
  if (mine) {
    const kind = mine.duetWith === entry.id ? "asked" : "ask";
    return { entry: mine.id, with: entry.id, kind };
  }
  // Offered once for each two, at the later one.
  const earlier = fitting.find((other) => waiting.indexOf(other) < waiting.indexOf(entry));
  return mayManage && earlier && !isSungBy(entry, me)
    ? { entry: earlier.id, with: entry.id, kind: "make" }
    : null;
}

function fits(one: QueueEntryView, other: QueueEntryView): boolean {
  const people = new Set([...one.singers, ...other.singers].map(({ personId }) => personId));
  const isNew = people.size > Math.max(one.singers.length, other.singers.length);
  return one.songId === other.songId && isNew && people.size <= LIMITS.performersPerEntry;
}

/** "now", "in 40 s", "in 12 min": as exact as one can know. */
export function waitWords(t: Words, ms: number): string {
  if (ms < 1_000) return t("queue.wait.now");
  if (ms < 90_000) return t("queue.wait.seconds", { seconds: Math.ceil(ms / 10_000) * 10 });
  return t("queue.wait.minutes", { minutes: Math.round(ms / 60_000) });
}
