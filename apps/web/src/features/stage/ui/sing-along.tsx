"use client";
import { LIMITS } from "@karaverse/protocol";
import { Button, toast } from "@karaverse/ui";
import { MicVocal } from "lucide-react";
import { useWords } from "@/i18n/words";
import { useRoom, useRoomView } from "../../../connection";
import { useDesk } from "../../voice";

/** Rule P13: for who listens; those on stage say whether. */
export function SingAlong() {
  const t = useWords();
  const room = useRoom();
  const desk = useDesk();
  const performance = useRoomView((view) => view.performance);
  if (performance.phase === "idle" || performance.phase === "scored") return null;
  if (performance.performers.length >= LIMITS.performersPerEntry) return null;
  const isAsked = performance.asking.some(({ person }) => person === room.me);
  const ask = async () => {
    // From this click the browser lets us sound and asks for the microphone.
    await desk.start();
    const answer = await room.ask("sing-along", {});
    if (!answer.ok) toast.error(answer.message);
  };
  return (
    <Button size="small" disabled={isAsked} onClick={() => void ask()} className="shrink-0 whitespace-nowrap">
      <MicVocal aria-hidden className="size-4" />
      {isAsked ? t("common.asked") : t("common.singAlong")}
    </Button>
  );
}
