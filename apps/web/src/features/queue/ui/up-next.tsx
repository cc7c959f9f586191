"use client";
import { callOf } from "@karaverse/singing/rotation";
import { Button } from "@karaverse/ui";
import { MicVocal } from "lucide-react";
import { useRoom, useRoomView } from "@/connection";
import { useWords } from "@/i18n/words";
import { namesOf, waitWords } from "../model/rows";
import { tell } from "./tell";
import { useSeconds } from "./use-seconds";

/** Rule Q9: seen wherever one walks, and heard once by who listens to the page. */
export function UpNext() {
  const t = useWords();
  const room = useRoom();
  const { queue, performance, calledUntil } = useRoomView((view) => ({
    queue: view.queue,
    performance: view.performance,
    calledUntil: view.calledUntil,
  }));
  const now = useSeconds();
  const call = callOf(queue, performance, room.me, now);
  const entry = call && queue.find(({ id }) => id === call.entry);
  const isMine = call?.kind === "now";
  const mayPass = isMine && queue.length > 1;
  const words = !entry
    ? ""
    : isMine
      ? t("queue.yourTurn", { title: entry.title })
      : t("queue.upNext", { title: entry.title });
  return (
    <>
      <p role="status" className="sr-only">
        {words}
      </p>
      {call && entry ? (
        <div
          data-testid="up-next"
          data-call={call.kind}
          className={`rise pointer-events-auto flex max-w-full items-center gap-3 rounded-xl border border-brass/60 bg-plum py-2 ps-4 shadow-black/40 shadow-lg ${mayPass ? "pe-2" : "pe-4"}`}
        >
          <MicVocal aria-hidden className="size-5 shrink-0 text-brass" />
          <span aria-hidden className="min-w-0">
            <span className="block truncate font-medium">{words}</span>
            <span className="block truncate text-sm text-bone/65 tabular-nums">
              {entry.singers.length > 1 ? `${namesOf(t, entry)} · ` : ""}
              {call.kind === "soon"
                ? t("queue.stageIn", { wait: waitWords(t, call.inMs) })
                : calledUntil
                  ? t("queue.othersWait", { seconds: secondsLeft(calledUntil - now) })
                  : t("queue.stageYours")}
            </span>
          </span>
          {mayPass ? (
            <Button
              tone="quiet"
              className="shrink-0 whitespace-nowrap"
              size="small"
              onClick={() => void tell(room, "pass-turn", { entry: entry.id })}
            >
              {t("queue.notNow")}
            </Button>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

const secondsLeft = (ms: number): number => Math.max(0, Math.ceil(ms / 1_000));
