"use client";
import { Button } from "@karaverse/ui";
import { UsersRound } from "lucide-react";
import { useRoom, useRoomView } from "@/connection";
import { useWords, type Words } from "@/i18n/words";
import { namesOf } from "../model/rows";
import { askersOf, type Question, questionsFor } from "../model/together";
import { tell } from "./tell";

/** Rules Q12, P13: who would like to sing with whom, until it is answered or over. */
export function Questions() {
  const t = useWords();
  const room = useRoom();
  const { queue, performance } = useRoomView((view) => ({
    queue: view.queue,
    performance: view.performance,
  }));
  const questions = questionsFor(queue, performance, room.me);
  const [question, ...more] = questions;
  const askers = question?.kind === "asks" ? askersOf(questions, question.entry) : [];
  const words = question ? wordsOf(t, question) : null;
  const answer = (yes: boolean) => {
    if (!question) return;
    if (question.kind === "along") {
      void tell(room, "answer-sing-along", { person: question.person, accept: yes });
      return;
    }
    const entry = question.entry.id;
    const person = question.kind === "invited" ? room.me : question.person;
    if (!yes) void tell(room, "decline-singer", { entry, person });
    else if (question.kind === "invited") void tell(room, "join-entry", { entry });
    else void tell(room, "invite-singers", { entry, people: [person] });
  };
  const letAll = () => {
    if (question?.kind === "asks")
      void tell(room, "invite-singers", { entry: question.entry.id, people: askers });
  };
  return (
    <>
      <p role="status" className="sr-only">
        {words && `${words.who} ${words.what}`}
      </p>
      {question && words ? (
        <fieldset
          data-testid="question"
          data-question={question.kind}
          aria-label={`${words.who} ${words.what}`}
          className="rise pointer-events-auto flex w-full max-w-md flex-wrap items-center gap-x-3 gap-y-2 rounded-xl border border-brass/60 bg-plum px-4 py-2.5 shadow-black/40 shadow-lg"
        >
          <UsersRound aria-hidden className="size-5 shrink-0 text-brass" />
          <span aria-hidden className="min-w-0 flex-1 basis-40">
            <span className="block truncate font-medium">{words.who}</span>
            <span className="line-clamp-2 block text-bone/75 text-sm">
              {words.what}
              {more.length > 0 && ` · ${t("queue.moreQuestions", { count: more.length })}`}
            </span>
          </span>
          <span className="flex flex-1 shrink-0 justify-end gap-2">
            <Button tone="quiet" onClick={() => answer(false)}>
              {question.kind === "invited" ? t("queue.notNow") : t("queue.no")}
            </Button>
            <Button tone="main" onClick={() => answer(true)}>
              {question.kind === "invited" ? t("queue.join.invited") : t("queue.yes")}
            </Button>
            {/* A choir: nobody wants to say it seven times. */}
            {askers.length > 1 && (
              <Button onClick={letAll}>{t("queue.yesAll", { count: askers.length })}</Button>
            )}
          </span>
        </fieldset>
      ) : null}
    </>
  );
}

function wordsOf(t: Words, question: Question): { who: string; what: string } {
  switch (question.kind) {
    case "invited":
      return {
        who: namesOf(t, question.entry),
        what: t("queue.invites", { count: question.entry.singers.length, title: question.entry.title }),
      };
    case "asks":
      return { who: question.name, what: t("queue.asksToJoin", { title: question.entry.title }) };
    case "along":
      return { who: question.name, what: t("queue.asksAlong") };
  }
}
