import type { PersonId } from "@karaverse/protocol";
import type { ParticipantView, RoomView } from "./view";

/** Rule J6: who shares a hall with `me`, and who performs; the others are neither seen nor heard. */
export function neighboursOf(
  { participants, byId, performance }: RoomView,
  me: PersonId,
): readonly ParticipantView[] {
  const mine = byId.get(me)?.crowd ?? 0;
  if (participants.every(({ crowd }) => crowd === mine)) return participants;
  const performers = new Set(
    performance.phase === "idle" ? [] : performance.performers.map(({ person }) => person),
  );
  return participants.filter(({ crowd, personId }) => crowd === mine || performers.has(personId));
}

export interface HallView {
  readonly crowd: number;
  readonly people: number;
}

/** Every hall with somebody in it, the first hall first. */
export function hallsOf(participants: readonly ParticipantView[]): HallView[] {
  const people = new Map<number, number>();
  for (const { crowd } of participants) people.set(crowd, (people.get(crowd) ?? 0) + 1);
  return [...people].sort(([a], [b]) => a - b).map(([crowd, count]) => ({ crowd, people: count }));
}
