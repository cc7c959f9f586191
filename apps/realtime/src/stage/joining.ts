import { LIMITS } from "@karaverse/protocol";
import { type Refused, refuse } from "../refuse";
import type { Member } from "../room/member";
import { serverNow } from "../services";
import { type Along, freePart } from "./along";
import type { Course } from "./course";
import { performing, positionOf } from "./current";
import { takeFor } from "./opening";
import type { StageRoom } from "./stage-room";
import type { Standing } from "./standing";
import type { Performer } from "./take";

/** Rule P13. Whoever may run the stage is with them at once, and so is whom a performer lets. */
export async function tryJoin(
  room: StageRoom,
  { course, along, standing }: { course: Course; along: Along; standing: Standing },
  { personId, participant }: Member,
  isLet: boolean,
): Promise<Refused | undefined> {
  const stage = course.now();
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
  course.castChanged();
  along.forget(personId);
  const refused = await course.apply({ type: "joined", person: personId }).catch((error) => {
    stage.takes.delete(personId);
    throw error;
  });
  if (!refused) stage.hearing.join(personId);
  const member = room.member(personId);
  if (!refused && member) standing.up(member, stage.performance.performers.length - 1);
  return refused;
}
