"use client";
import { Button, Dialog } from "@karaverse/ui";
import { useRouter } from "next/navigation";
import { useWords } from "@/i18n/words";

/** Where a door leads to: a room of the house by the last part of its address, or with none the lobby. */
export interface DoorTo {
  room: string;
  label: string;
}

/** Asked before somebody goes: a click on a door is easily made. */
export function DoorQuestion({ to, onStay, onGo }: { to: DoorTo; onStay(): void; onGo(): void }) {
  const t = useWords();
  const router = useRouter();
  const go = () => {
    onGo();
    router.push(to.room ? `/r/${to.room}` : "/");
  };
  return (
    <Dialog open onOpenChange={(open) => open || onStay()} title={to.label} note={t("room.throughDoor")}>
      <div className="flex flex-wrap gap-3">
        <Button tone="main" onClick={go}>
          {t("room.goThere")}
        </Button>
        <Button onClick={onStay}>{t("room.stay")}</Button>
      </div>
    </Dialog>
  );
}
