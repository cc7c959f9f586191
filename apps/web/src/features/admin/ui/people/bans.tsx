"use client";
import { Button, Trouble, Waiting } from "@karaverse/ui";
import { useState } from "react";
import { useWords } from "@/i18n/words";
import type { AdminBan } from "@/lib/api-types";
import { admin } from "../../model/ask";
import { whenWords } from "../../model/words";
import { Panel } from "../parts";
import type { Loaded } from "../use-loaded";

/** Bans in force, with who gave them, why, and until when. */
export function Bans({ bans, onAgain }: { bans: Loaded<{ bans: AdminBan[] }>; onAgain(): void }) {
  const t = useWords();
  const [trouble, setTrouble] = useState<string | null>(null);
  const lift = (ban: AdminBan) =>
    admin
      .liftBan(ban.id)
      .catch((error: Error) => setTrouble(error.message))
      .finally(onAgain);
  return (
    <Panel title={t("admin.bans")}>
      {bans.state === "loading" && <Waiting lines={1} />}
      {bans.state === "failed" && <Trouble onRetry={onAgain}>{bans.words}</Trouble>}
      {trouble && <Trouble>{trouble}</Trouble>}
      {bans.state === "loaded" && bans.value.bans.length === 0 && (
        <p className="text-bone/60 text-sm">{t("admin.nobodyBanned")}</p>
      )}
      <ul>
        {(bans.state === "loaded" ? bans.value.bans : []).map((ban) => (
          <li
            key={ban.id}
            className="flex flex-wrap items-center justify-between gap-2 border-brass/12 border-t py-2 text-sm"
          >
            <div>
              <p>
                {t.rich(ban.until ? "admin.banFromUntil" : "admin.banFrom", {
                  person: ban.person,
                  place: ban.room ? ban.room.name : t("admin.wholeHouse"),
                  until: ban.until ? whenWords(ban.until) : "",
                  b: (chunks) => <b>{chunks}</b>,
                })}
              </p>
              <p className="text-bone/60">
                {ban.reason || t("admin.noReason")}
                {ban.by && ` · ${t("admin.by", { name: ban.by })}`}
              </p>
            </div>
            <Button size="small" onClick={() => void lift(ban)}>
              {t("admin.lift")}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
