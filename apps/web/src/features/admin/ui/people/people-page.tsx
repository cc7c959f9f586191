"use client";
import { Badge, Button, Field, Select, Trouble } from "@karaverse/ui";
import { useCallback, useDeferredValue, useState } from "react";
import type { AdminPerson } from "@/lib/api-types";
import { admin } from "../../model/ask";
import { whenWords } from "../../model/words";
import { AskDialog } from "../ask-dialog";
import { Panel } from "../parts";
import { BanLength, minutesIn } from "../room/questions";
import { useLoaded } from "../use-loaded";
import { Bans } from "./bans";

type Question = { about: "ban" | "make-admin" | "take-admin"; person: AdminPerson };

const PAGE = 50;
const KINDS = [
  { value: "", label: "Everybody" },
  { value: "member", label: "With an account" },
  { value: "guest", label: "Guests" },
  { value: "admin", label: "Admins" },
];

function PersonRow({ person, onAsk }: { person: AdminPerson; onAsk(question: Question): void }) {
  const change = person.admin ? "take-admin" : "make-admin";
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 border-brass/12 border-t py-2 text-sm">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{person.name}</span>
          {person.admin && <Badge tone="warm">admin</Badge>}
          {person.guest && <Badge>guest</Badge>}
          {person.banned && <Badge tone="live">banned</Badge>}
        </p>
        <p className="truncate text-bone/60">
          {person.email ?? "no account"} · since {whenWords(person.createdAt)}
        </p>
      </div>
      <div className="flex gap-2">
        {!person.guest && (
          <Button size="small" onClick={() => onAsk({ about: change, person })}>
            {person.admin ? "Take admin rights" : "Make admin"}
          </Button>
        )}
        {!person.admin && (
          <Button size="small" tone="danger" onClick={() => onAsk({ about: "ban", person })}>
            Ban
          </Button>
        )}
      </div>
    </li>
  );
}

function QuestionDialog({
  question,
  onClose,
  onDone,
}: {
  question: Question;
  onClose(): void;
  onDone(): void;
}) {
  const { about, person } = question;
  const ask = async (form: FormData) => {
    if (about === "ban") {
      await admin.ban(person.id, { reason: String(form.get("reason") ?? ""), minutes: minutesIn(form) });
    } else {
      await admin.setAdmin(person.id, about === "make-admin");
    }
    onDone();
  };
  const titles = {
    ban: `Ban ${person.name} from every room?`,
    "make-admin": `Make ${person.name} an admin?`,
    "take-admin": `Take admin rights from ${person.name}?`,
  };
  const verbs = { ban: "Ban", "make-admin": "Make admin", "take-admin": "Take rights" };
  return (
    <AskDialog
      title={titles[about]}
      verb={verbs[about]}
      danger={about !== "make-admin"}
      onClose={onClose}
      onConfirm={ask}
    >
      {about === "ban" && (
        <>
          <Field label="Reason" name="reason" maxLength={200} />
          <BanLength />
        </>
      )}
    </AskDialog>
  );
}

export function PeoplePage() {
  const [text, setText] = useState("");
  const [kind, setKind] = useState("");
  const [offset, setOffset] = useState(0);
  const [question, setQuestion] = useState<Question | null>(null);
  const q = useDeferredValue(text);
  const [people, reload] = useLoaded(useCallback(() => admin.people({ q, kind, offset }), [q, kind, offset]));
  const [bans, reloadBans] = useLoaded(admin.bans);

  return (
    <>
      <h1 className="font-display text-3xl">People</h1>
      <Panel title={people.state === "loaded" ? `${people.value.total} people` : "People"}>
        <div className="mb-3 grid gap-3 md:grid-cols-[1fr_12rem]">
          <Field
            label="Name or e-mail"
            type="search"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setOffset(0);
            }}
          />
          <Select
            label="Kind"
            value={kind}
            onChange={(event) => {
              setKind(event.target.value);
              setOffset(0);
            }}
            options={KINDS}
          />
        </div>
        {people.state === "failed" && <Trouble>{people.words}</Trouble>}
        {people.state === "loaded" && (
          <>
            <ul>
              {people.value.people.map((person) => (
                <PersonRow key={person.id} person={person} onAsk={setQuestion} />
              ))}
            </ul>
            <div className="mt-3 flex justify-between">
              <Button
                size="small"
                disabled={offset === 0}
                onClick={() => setOffset(Math.max(0, offset - PAGE))}
              >
                Newer
              </Button>
              <Button
                size="small"
                disabled={offset + PAGE >= people.value.total}
                onClick={() => setOffset(offset + PAGE)}
              >
                Older
              </Button>
            </div>
          </>
        )}
      </Panel>
      <Bans bans={bans} onLifted={reloadBans} />
      {question && (
        <QuestionDialog
          question={question}
          onClose={() => setQuestion(null)}
          onDone={() => {
            reload();
            reloadBans();
          }}
        />
      )}
    </>
  );
}
