"use client";
import { type AdminAct, type PersonDetail, ROLES, type Role } from "@karaverse/protocol";
import { Badge, Button, Select } from "@karaverse/ui";
import clsx from "clsx";
import { hallName } from "@/lib/halls";
import { bytesWords } from "../../model/words";
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
  const { personId } = person;
  return (
    <div className="mt-3 flex flex-col gap-3 border-brass/12 border-t pt-3">
      <dl className="grid grid-cols-3 gap-2">
        <Figure label="Sees" value={`${person.sight} people`} />
        <Figure label="Is sent" value={bytesWords(person.bytesPerSecond)} />
        <Figure
          label="Round trip"
          value={person.roundTripMs === null ? "–" : `${Math.round(person.roundTripMs)} ms`}
        />
      </dl>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => onAct({ act: "mute", person: personId, muted: !person.muted })}>
          {person.muted ? "Unmute" : "Mute"}
        </Button>
        <Button size="small" onClick={() => onAct({ act: "stage", person: personId, on: !person.onStage })}>
          {person.onStage ? "Off the stage" : "Onto the stage"}
        </Button>
        <Button size="small" tone="danger" onClick={() => onAsk({ about: "kick", person })}>
          Remove
        </Button>
        <Button size="small" tone="danger" onClick={() => onAsk({ about: "ban", person })}>
          Ban
        </Button>
      </div>
      <Select
        label="Role"
        value={person.role}
        onChange={(event) => onAct({ act: "role", person: personId, role: event.target.value as Role })}
        options={ROLES.map((value) => ({ value, label: value }))}
      />
      <p className="text-bone/60 text-xs">To move {person.name}, drag their dot on the plan.</p>
    </div>
  );
}

export function PeoplePanel({ people, chosen, onChoose, onAct, onAsk }: PeoplePanelProps) {
  const person = people.find(({ personId }) => personId === chosen);
  return (
    <Panel title={`People (${people.length})`}>
      {people.length === 0 && <p className="text-bone/60 text-sm">Nobody is in.</p>}
      <ul className="flex max-h-72 flex-col gap-1 overflow-y-auto">
        {people.map((each) => (
          <li key={each.personId}>
            <button
              type="button"
              aria-pressed={each.personId === chosen}
              onClick={() => onChoose(each.personId)}
              className={clsx(
                "flex min-h-11 w-full items-center justify-between gap-2 rounded-lg px-2 text-left text-sm focus-visible:outline-2 focus-visible:outline-brass",
                each.personId === chosen ? "bg-bone/10" : "hover:bg-bone/5",
              )}
            >
              <span className="truncate">{each.name}</span>
              <span className="flex gap-1">
                {each.crowd > 0 && <Badge>{hallName(each.crowd).toLowerCase()}</Badge>}
                {each.admin && <Badge tone="warm">admin</Badge>}
                {each.role !== "guest" && <Badge tone="warm">{each.role}</Badge>}
                {each.onStage && <Badge tone="live">on stage</Badge>}
                {each.muted && <Badge>muted</Badge>}
                {!each.connected && <Badge>away</Badge>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {person && <Chosen person={person} onAct={onAct} onAsk={onAsk} />}
    </Panel>
  );
}
