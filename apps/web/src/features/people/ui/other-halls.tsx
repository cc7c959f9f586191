"use client";
import { may } from "@karaverse/protocol";
import { Badge } from "@karaverse/ui";
import { hallsOf, useMe, useMyRank, useRoomView } from "@/connection";
import { PersonMenu } from "@/features/host";
import { hallName } from "@/lib/halls";
import { Portrait } from "./portrait";

const nameOf = (crowd: number) => hallName(crowd).toLowerCase();
/** As it stands in a sentence. */
const theHall = (crowd: number) => (crowd > 1 ? nameOf(crowd) : `the ${nameOf(crowd)}`);
const LIST = new Intl.ListFormat("en");

/** Rule J6: how many are in the halls that one does not see. */
export function OtherHalls() {
  const mine = useMe()?.crowd ?? 0;
  const everybody = useRoomView((view) => view.participants);
  const halls = hallsOf(everybody).filter(({ crowd }) => crowd !== mine);
  if (halls.length === 0) return null;
  return (
    <p className="mx-3 mt-3 rounded-xl bg-ink/60 px-3.5 py-2.5 text-[15px] text-bone/80">
      You are in {theHall(mine)}. There are{" "}
      {LIST.format(halls.map(({ crowd, people }) => `${people} in ${theHall(crowd)}`))}, before the same
      stage.
    </p>
  );
}

/** Who looks after the room can reach everybody in it, in whatever hall. */
export function PeopleElsewhere() {
  const rank = useMyRank();
  const mine = useMe()?.crowd ?? 0;
  const everybody = useRoomView((view) => view.participants);
  const elsewhere = everybody.filter(({ crowd }) => crowd !== mine);
  if (elsewhere.length === 0 || !may(rank, "mute")) return null;
  return (
    <section aria-labelledby="elsewhere" className="px-3 pb-3">
      <h3 id="elsewhere" className="px-2 py-1.5 text-sm font-medium text-bone/75">
        In other halls
      </h3>
      <ul aria-labelledby="elsewhere" className="flex flex-col gap-1">
        {elsewhere.map((person) => (
          <li
            key={person.personId}
            className={`flex items-center gap-3 px-2 py-1.5 ${person.connected ? "" : "opacity-55"}`}
          >
            <span className="size-9 shrink-0 overflow-hidden rounded-full border-2 border-bone/15">
              <Portrait code={person.avatar} person={person.personId} />
            </span>
            <span className="min-w-0 flex-1 truncate font-medium">{person.name}</span>
            {person.muted ? <Badge>muted</Badge> : null}
            <Badge>{nameOf(person.crowd)}</Badge>
            <PersonMenu person={person} />
          </li>
        ))}
      </ul>
    </section>
  );
}
