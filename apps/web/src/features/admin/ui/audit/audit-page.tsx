"use client";
import { Button, Trouble, Waiting } from "@karaverse/ui";
import { useCallback, useEffect, useState } from "react";
import { useWords } from "@/i18n/words";
import type { AuditLine } from "@/lib/api-types";
import { admin } from "../../model/ask";
import { actWords, detailWords, whenWords } from "../../model/words";
import { Panel } from "../parts";

interface Pages {
  lines: AuditLine[];
  next: number | null;
}

/** Who did what to whom, newest first. */
export function AuditPage() {
  const t = useWords();
  const [pages, setPages] = useState<Pages | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const fail = (error: Error) => setTrouble(error.message);

  const look = useCallback(() => {
    setTrouble(null);
    admin.audit({}).then(setPages, (error: Error) => setTrouble(error.message));
  }, []);
  useEffect(look, [look]);

  const more = (before: number) => {
    setTrouble(null);
    return admin
      .audit({ before })
      .then(({ lines, next }) => setPages((so) => ({ lines: [...(so?.lines ?? []), ...lines], next })), fail);
  };
  const next = pages?.next ?? null;

  return (
    <>
      <h1 className="font-display text-3xl">{t("admin.places.audit")}</h1>
      <Panel title={t("admin.whatWasDone")}>
        {!pages && !trouble && <Waiting lines={6} />}
        {trouble && <Trouble onRetry={() => (next === null ? look() : void more(next))}>{trouble}</Trouble>}
        {pages?.lines.length === 0 && <p className="text-bone/60 text-sm">{t("admin.nothingYet")}</p>}
        <ol>
          {pages?.lines.map((line) => (
            <li
              key={line.id}
              className="grid gap-x-4 border-brass/12 border-t py-2 text-sm md:grid-cols-[11rem_1fr]"
            >
              <time dateTime={line.at} className="text-bone/60 tabular-nums">
                {whenWords(line.at)}
              </time>
              <div className="min-w-0">
                <p>
                  <b>
                    <bdi>{line.actor}</bdi>
                  </b>{" "}
                  {actWords(t, line.act, line.details)}
                  {line.targetName && (
                    <b>
                      {" "}
                      <bdi>{line.targetName}</bdi>
                    </b>
                  )}
                  {line.room && (
                    <span className="text-bone/60">
                      {" "}
                      {t.rich("admin.inRoom", { room: line.room.name, bdi: (name) => <bdi>{name}</bdi> })}
                    </span>
                  )}
                </p>
                <p className="break-words text-bone/60">{detailWords(t, line.details)}</p>
              </div>
            </li>
          ))}
        </ol>
        {next !== null && !trouble && (
          <Button size="small" className="mt-3" onClick={() => void more(next)}>
            {t("admin.older")}
          </Button>
        )}
      </Panel>
    </>
  );
}
