"use client";
import { may } from "@karaverse/protocol";
import { Badge } from "@karaverse/ui";
import { useFormatter } from "next-intl";
import { hallsOf, useMe, useMyRank, useRoomView } from "@/connection";
import { PersonMenu } from "@/features/host";
import { useWords } from "@/i18n/words";
import { Portrait } from "./portrait";

/** Rule J6: how many are in the halls that one does not see. */
export function OtherHalls() {
  const t = useWords();
  const format = useFormatter();
  const mine = useMe()?.crowd ?? 0;
  const everybody = useRoomView((view) => view.participants);
  const halls = hallsOf(everybody).filter(({ crowd }) => crowd !== mine);
  if (halls.length === 0) return null;
  return (
    <p className="mx-3 mt-3 rounded-xl bg-ink/60 px-3.5 py-2.5 text-[15px] text-bone/80">
      {t("people.halls.mine", { crowd: mine })}{" "}
      {t("people.halls.others", {
        list: format.list(halls.map(({ crowd, people }) => t("people.halls.there", { people, crowd }))),
      })}
    </p>
  );
}

/** Who looks after the room can reach everybody in it, in whatever hall. */
export function PeopleElsewhere() {
  const t = useWords();
  const rank = useMyRank();
  const mine = useMe()?.crowd ?? 0;
  const everybody = useRoomView((view) => view.participants);
  const elsewhere = everybody.filter(({ crowd }) => crowd !== mine);
  if (elsewhere.length === 0 || !may(rank, "mute")) return null;
  return (
    <section aria-labelledby="elsewhere" className="px-3 pb-3">
      <h3 id="elsewhere" className="px-2 py-1.5 text-sm font-medium text-bone/75">
        {t("people.elsewhere")}
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
            <span dir="auto" className="own-way min-w-0 flex-1 truncate font-medium">
              {person.name}
            </span>
            {person.muted ? <Badge>{t("people.muted")}</Badge> : null}
            <Badge>{t("common.hall", { crowd: person.crowd })}</Badge>
            <PersonMenu person={person} />
          </li>
        ))}
      </ul>
    </section>
  );
}
