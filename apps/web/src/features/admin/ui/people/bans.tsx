"use client";
import { Button, Trouble } from "@karaverse/ui";
import { useState } from "react";
import type { AdminBan } from "@/lib/api-types";
import { admin } from "../../model/ask";
import { whenWords } from "../../model/words";
import { Panel } from "../parts";
import type { Loaded } from "../use-loaded";

/** Bans in force, with who gave them, why, and until when. */
export function Bans({ bans, onLifted }: { bans: Loaded<{ bans: AdminBan[] }>; onLifted(): void }) {
  const [trouble, setTrouble] = useState<string | null>(null);
  if (bans.state === "loading") return null;
  const lift = (ban: AdminBan) =>
    admin
      .liftBan(ban.id)
      .catch((error: Error) => setTrouble(error.message))
      .finally(onLifted);
  return (
    <Panel title="Bans in force">
      {bans.state === "failed" && <Trouble>{bans.words}</Trouble>}
      {trouble && <Trouble>{trouble}</Trouble>}
      {bans.state === "loaded" && bans.value.bans.length === 0 && (
        <p className="text-bone/60 text-sm">Nobody is banned.</p>
      )}
      <ul>
        {(bans.state === "loaded" ? bans.value.bans : []).map((ban) => (
          <li
            key={ban.id}
            className="flex flex-wrap items-center justify-between gap-2 border-brass/12 border-t py-2 text-sm"
          >
            <div>
              <p>
                <b>{ban.person}</b> from {ban.room ? ban.room.name : "the whole house"}
                {ban.until ? ` until ${whenWords(ban.until)}` : ""}
              </p>
              <p className="text-bone/60">
                {ban.reason || "No reason given"}
                {ban.by && ` · by ${ban.by}`}
              </p>
            </div>
            <Button size="small" onClick={() => void lift(ban)}>
              Lift
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
