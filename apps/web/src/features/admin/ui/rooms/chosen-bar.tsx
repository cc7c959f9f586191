"use client";
import { type AdminAct, LIMITS } from "@karaverse/protocol";
import { Button, Field, IconButton, Trouble, toast } from "@karaverse/ui";
import { Lock, LockOpen, Megaphone, X } from "lucide-react";
import { useState } from "react";
import { useWords } from "@/i18n/words";
import { admin } from "../../model/ask";
import { type FoundRoom, toEach } from "../../model/rooms";
import { AskDialog } from "../ask-dialog";

interface Props {
  chosen: readonly FoundRoom[];
  /** What is chosen from now on. */
  onChoose: (ids: readonly string[]) => void;
  onDone: () => void;
}

/** What can be done to all rooms that are chosen, at the foot of the page while any is. */
export function ChosenBar({ chosen, onChoose, onDone }: Props) {
  const t = useWords();
  const [question, setQuestion] = useState<"announce" | "close" | null>(null);
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const people = chosen.reduce((sum, { inside }) => sum + (inside?.people ?? 0), 0);
  const live = chosen.filter(({ inside }) => inside);

  const act = async (wanted: AdminAct, rooms = chosen) => {
    const ids = rooms.map(({ room }) => room.id);
    setTrouble(null);
    setProgress({ done: 0, all: ids.length });
    const { failed, why } = await toEach(
      ids,
      (id) => admin.act(id, wanted),
      (done) => setProgress({ done, all: ids.length }),
    );
    setProgress(null);
    onDone();
    if (failed.length < ids.length)
      toast.success(t("admin.many.done", { count: ids.length - failed.length }));
    if (failed.length > 0) setTrouble(t("admin.many.failed", { count: failed.length, why }));
    if (failed.length > 0 || wanted.act === "close") onChoose(failed);
  };
  return (
    <section
      aria-label={t("admin.chosen", { count: chosen.length })}
      className="sticky bottom-16 z-10 flex flex-col gap-2 rounded-2xl border border-brass/40 bg-plum-2 p-3 shadow-xl shadow-black/50 md:bottom-3"
    >
      {trouble && <Trouble>{trouble}</Trouble>}
      <div className="flex flex-wrap items-center gap-2">
        <IconButton label={t("admin.chooseNone")} size="small" onClick={() => onChoose([])}>
          <X size={18} aria-hidden />
        </IconButton>
        <p role="status" className="me-auto font-medium tabular-nums max-sm:w-[calc(100%-4rem)]">
          {progress ? t("admin.many.doing", progress) : t("admin.chosen", { count: chosen.length })}
        </p>
        <Button
          size="small"
          disabled={progress !== null || live.length === 0}
          onClick={() => setQuestion("announce")}
        >
          <Megaphone size={16} aria-hidden /> {t("admin.announce")}
        </Button>
        <Button
          size="small"
          disabled={progress !== null}
          onClick={() => void act({ act: "lock", locked: true })}
        >
          <Lock size={16} aria-hidden /> {t("admin.lock")}
        </Button>
        <Button
          size="small"
          disabled={progress !== null}
          onClick={() => void act({ act: "lock", locked: false })}
        >
          <LockOpen size={16} aria-hidden /> {t("admin.unlock")}
        </Button>
        <Button size="small" tone="danger" disabled={progress !== null} onClick={() => setQuestion("close")}>
          {t("common.close")}
        </Button>
      </div>
      {question === "announce" && (
        <AskDialog
          title={t("admin.many.announce")}
          note={t("admin.many.announceNote", { count: live.length })}
          verb={t("admin.announce")}
          onClose={() => setQuestion(null)}
          onConfirm={async (form) => {
            void act({ act: "announce", text: String(form.get("text")) }, live);
          }}
        >
          <Field label={t("admin.announcement")} name="text" required maxLength={LIMITS.announcementLength} />
        </AskDialog>
      )}
      {question === "close" && (
        <AskDialog
          title={t("admin.many.close", { count: chosen.length })}
          note={t("admin.many.closeNote", { people })}
          verb={t("common.close")}
          danger
          onClose={() => setQuestion(null)}
          onConfirm={async (form) => {
            void act({ act: "close", reason: String(form.get("reason") ?? "") });
          }}
        >
          <Field label={t("admin.reason")} name="reason" maxLength={LIMITS.reasonLength} />
        </AskDialog>
      )}
    </section>
  );
}
