"use client";
import { Button, Dialog } from "@karaverse/ui";
import { useWords } from "@/i18n/words";

interface Props {
  /** Rule P16: with whom one sings. */
  sings: "alone" | "with-others";
  onStay(): void;
  onLeave(): void;
}

/** Who sings is asked before they go: "Leave" is easily touched, and the song would be lost. */
export function LeaveQuestion({ sings, onStay, onLeave }: Props) {
  const t = useWords();
  const note = t(sings === "alone" ? "room.songEndsHere" : "room.othersSingOn");
  return (
    <Dialog open onOpenChange={(open) => open || onStay()} title={t("room.leave")} note={note}>
      <div className="flex flex-wrap gap-3">
        <Button tone="main" onClick={onStay}>
          {t("room.stay")}
        </Button>
        <Button onClick={onLeave}>{t("room.leave")}</Button>
      </div>
    </Dialog>
  );
}
