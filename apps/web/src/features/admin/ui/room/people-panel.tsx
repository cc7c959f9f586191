"use client";
import { type AdminAct, type PersonDetail, ROLES, type Role } from "@karaverse/protocol";
import { Badge, Button, Select } from "@karaverse/ui";
import clsx from "clsx";
import { useWords, type Words } from "@/i18n/words";
import { bytesWords } from "@/lib/figure-words";
import { Figure, Panel } from "../parts";
import type { Question } from "./questions";

interface PeoplePanelProps {
  people: readonly PersonDetail[];
  chosen: string | null;
  onChoose(personId: string): void;
  onAct(act: AdminAct): void;
  onAsk(question: Question): void;
}

function Chosen({
  person,
  onAct,
  onAsk,
}: { person: PersonDetail } & Pick<PeoplePanelProps, "onAct" | "onAsk">) {
  const t = useWords();
  const { personId } = person;
  return (
    <div className="mt-3 flex flex-col gap-3 border-brass/12 border-t pt-3">
      <dl className="grid grid-cols-3 gap-2">
        <Figure label={t("admin.figures.sees")} value={t("admin.seesPeople", { count: person.sight })} />
        <Figure label={t("admin.figures.sent")} value={bytesWords(person.bytesPerSecond)} />
        <Figure
          label={t("admin.figures.roundTrip")}
          value={person.roundTripMs === null ? "–" : `${Math.round(person.roundTripMs)} ms`}
        />
      </dl>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => onAct({ act: "mute", person: personId, muted: !person.muted })}>
          {person.muted ? t("admin.unmute") : t("admin.mute")}
        </Button>
        <Button size="small" onClick={() => onAct({ act: "stage", person: personId, on: !person.onStage })}>
          {person.onStage ? t("admin.offStage") : t("admin.ontoStage")}
        </Button>
        <Button size="small" tone="danger" onClick={() => onAsk({ about: "kick", person })}>
          {t("admin.remove")}
        </Button>
        <Button size="small" tone="danger" onClick={() => onAsk({ about: "ban", person })}>
          {t("admin.ban")}
        </Button>
      </div>
      <Select
        label={t("admin.role")}
        value={person.role}
        onChange={(event) => onAct({ act: "role", person: personId, role: event.target.value as Role })}
        options={ROLES.map((value) => ({ value, label: t(`admin.roles.${value}`) }))}
      />
      <p className="text-bone/60 text-xs">{t("admin.dragDot", { name: person.name })}</p>
    </div>
  );
}

/** A newer server may know more roles than this page. */
const roleWords = (t: Words, name: string): string => {
  const role = ROLES.find((one) => one === name);
  return role ? t(`admin.roles.${role}`) : name;
};

export function PeoplePanel({ people, chosen, onChoose, onAct, onAsk }: PeoplePanelProps) {
  const t = useWords();
  const person = people.find(({ personId }) => personId === chosen);
  return (
    <Panel title={t("admin.peopleIn", { count: people.length })}>
      {people.length === 0 && <p className="text-bone/60 text-sm">{t("admin.nobodyIn")}</p>}
      <ul className="flex max-h-72 flex-col gap-1 overflow-y-auto">
        {people.map((each) => (
          <li key={each.personId}>
            <button
              type="button"
              aria-pressed={each.personId === chosen}
              onClick={() => onChoose(each.personId)}
              className={clsx(
                "flex min-h-11 w-full items-center justify-between gap-2 rounded-lg px-2 text-start text-sm focus-visible:outline-2 focus-visible:outline-brass",
                each.personId === chosen ? "bg-bone/10" : "hover:bg-bone/5",
              )}
            >
              <span className="truncate">{each.name}</span>
              <span className="flex gap-1">
                {each.crowd > 0 && <Badge>{t("common.hall", { crowd: each.crowd })}</Badge>}
                {each.admin && <Badge tone="warm">{t("admin.badge.admin")}</Badge>}
                {each.role !== "guest" && <Badge tone="warm">{roleWords(t, each.role)}</Badge>}
                {each.onStage && <Badge tone="live">{t("admin.badge.onStage")}</Badge>}
                {each.muted && <Badge>{t("admin.acts.mute-participant")}</Badge>}
                {!each.connected && <Badge>{t("admin.badge.away")}</Badge>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {person && <Chosen person={person} onAct={onAct} onAsk={onAsk} />}
    </Panel>
  );
}
