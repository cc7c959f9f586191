"use client";
import { Button, Dialog } from "@karaverse/ui";
import { useRouter } from "next/navigation";

/** Where a door leads to: a room of the house by the last part of its address, or with none the lobby. */
export interface DoorTo {
  room: string;
  label: string;
}

/** Asked before somebody goes: a click on a door is easily made. */
export function DoorQuestion({ to, onStay, onGo }: { to: DoorTo; onStay(): void; onGo(): void }) {
  const router = useRouter();
  const go = () => {
    onGo();
    router.push(to.room ? `/r/${to.room}` : "/");
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onStay()}
      title={to.label}
      note="Through this door you leave the room."
    >
      <div className="flex flex-wrap gap-3">
        <Button tone="main" onClick={go}>
          Go there
        </Button>
        <Button onClick={onStay}>Stay</Button>
      </div>
    </Dialog>
  );
}
