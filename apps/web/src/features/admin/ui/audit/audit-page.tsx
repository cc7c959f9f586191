"use client";
import { Button, Trouble } from "@karaverse/ui";
import { useEffect, useState } from "react";
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
  const [pages, setPages] = useState<Pages>({ lines: [], next: null });
  const [trouble, setTrouble] = useState<string | null>(null);
  const fail = (error: Error) => setTrouble(error.message);

  useEffect(() => {
    admin.audit({}).then(setPages, (error: Error) => setTrouble(error.message));
  }, []);

  const more = (before: number) =>
    admin
      .audit({ before })
      .then(({ lines, next }) => setPages((so) => ({ lines: [...so.lines, ...lines], next })), fail);

  return (
    <>
      <h1 className="font-display text-3xl">{t("admin.places.audit")}</h1>
      <Panel title={t("admin.whatWasDone")}>
        {trouble && <Trouble>{trouble}</Trouble>}
        {pages.lines.length === 0 && !trouble && (
          <p className="text-bone/60 text-sm">{t("admin.nothingYet")}</p>
        )}
        <ol>
          {pages.lines.map((line) => (
            <li
              key={line.id}
              className="grid gap-x-4 border-brass/12 border-t py-2 text-sm md:grid-cols-[11rem_1fr]"
            >
              <time dateTime={line.at} className="text-bone/60 tabular-nums">
                {whenWords(line.at)}
              </time>
              <div className="min-w-0">
                <p>
                  <b>{line.actor}</b> {actWords(t, line.act, line.details)}
                  {line.targetName && <b> {line.targetName}</b>}
                  {line.room && (
                    <span className="text-bone/60"> {t("admin.inRoom", { room: line.room.name })}</span>
                  )}
                </p>
                <p className="break-words text-bone/60">{detailWords(line.details)}</p>
              </div>
            </li>
          ))}
        </ol>
        {pages.next !== null && (
          <Button size="small" className="mt-3" onClick={() => void more(pages.next ?? 0)}>
            {t("admin.older")}
          </Button>
        )}
      </Panel>
    </>
  );
}
