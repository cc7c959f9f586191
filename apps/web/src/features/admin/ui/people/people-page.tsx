"use client";
import { Badge, Button, Empty, Field, Select, Trouble, Waiting } from "@karaverse/ui";
import { useCallback, useDeferredValue, useState } from "react";
import { useWords } from "@/i18n/words";
import type { AdminPerson } from "@/lib/api-types";
import { admin } from "../../model/ask";
import { whenWords } from "../../model/words";
import { AskDialog } from "../ask-dialog";
import { Pager, Panel } from "../parts";
import { BanLength, minutesIn } from "../room/questions";
import { useLoaded } from "../use-loaded";
import { Bans } from "./bans";

type Question = { about: "ban" | "make-admin" | "take-admin"; person: AdminPerson };

const PAGE = 50;
const KINDS = ["", "member", "guest", "admin"] as const;

function PersonRow({ person, onAsk }: { person: AdminPerson; onAsk(question: Question): void }) {
  const t = useWords();
  const change = person.admin ? "take-admin" : "make-admin";
  const rights = t(person.admin ? "admin.takeRights" : "admin.makeAdmin");
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 border-brass/12 border-t py-2 text-sm">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{person.name}</span>
          {person.admin && <Badge tone="warm">{t("admin.badge.admin")}</Badge>}
          {person.guest && <Badge>{t("admin.badge.guest")}</Badge>}
          {person.banned && <Badge tone="live">{t("admin.badge.banned")}</Badge>}
        </p>
        <p className="text-bone/60 [overflow-wrap:anywhere]">
          {t("admin.since", { who: person.email ?? t("admin.noAccount"), when: whenWords(person.createdAt) })}
        </p>
      </div>
      <div className="flex gap-2">
        {!person.guest && (
          <Button
            size="small"
            aria-label={`${rights}: ${person.name}`}
            onClick={() => onAsk({ about: change, person })}
          >
            {rights}
          </Button>
        )}
        {!person.admin && (
          <Button
            size="small"
            tone="danger"
            aria-label={`${t("admin.ban")}: ${person.name}`}
            onClick={() => onAsk({ about: "ban", person })}
          >
            {t("admin.ban")}
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
  const t = useWords();
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
    ban: t("admin.askBan", { name: person.name }),
    "make-admin": t("admin.askMake", { name: person.name }),
    "take-admin": t("admin.askTake", { name: person.name }),
  };
  const verbs = {
    ban: t("admin.ban"),
    "make-admin": t("admin.makeAdmin"),
    "take-admin": t("admin.takeRightsShort"),
  };
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
          <Field label={t("admin.reason")} name="reason" maxLength={200} />
          <BanLength />
        </>
      )}
    </AskDialog>
  );
}

export function PeoplePage() {
  const t = useWords();
  const [text, setText] = useState("");
  const [kind, setKind] = useState("");
  const [offset, setOffset] = useState(0);
  const [question, setQuestion] = useState<Question | null>(null);
  const q = useDeferredValue(text);
  const [people, reload] = useLoaded(useCallback(() => admin.people({ q, kind, offset }), [q, kind, offset]));
  const [bans, reloadBans] = useLoaded(admin.bans);

  return (
    <>
      <h1 className="font-display text-3xl">{t("admin.places.people")}</h1>
      <Panel
        title={
          people.state === "loaded"
            ? t("admin.peopleCount", { count: people.value.total })
            : t("admin.places.people")
        }
      >
        <div className="mb-3 grid gap-3 md:grid-cols-[1fr_12rem]">
          <Field
            label={t("admin.nameOrEmail")}
            type="search"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setOffset(0);
            }}
          />
          <Select
            label={t("admin.kind")}
            value={kind}
            onChange={(event) => {
              setKind(event.target.value);
              setOffset(0);
            }}
            options={KINDS.map((each) => ({ value: each, label: t(`admin.kinds.${each || "all"}`) }))}
          />
        </div>
        {people.state === "loading" && <Waiting lines={5} />}
        {people.state === "failed" && <Trouble onRetry={reload}>{people.words}</Trouble>}
        {people.state === "loaded" && people.value.total === 0 && <Empty>{t("admin.noneFound")}</Empty>}
        {people.state === "loaded" && (
          <>
            <ul>
              {people.value.people.map((person) => (
                <PersonRow key={person.id} person={person} onAsk={setQuestion} />
              ))}
            </ul>
            <Pager
              offset={offset}
              size={PAGE}
              total={people.value.total}
              back={t("admin.newer")}
              on={t("admin.older")}
              onChange={setOffset}
            />
          </>
        )}
      </Panel>
      <Bans bans={bans} onAgain={reloadBans} />
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
