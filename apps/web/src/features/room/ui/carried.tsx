"use client";
import { Button, toast } from "@karaverse/ui";
import { componentsOf, type Scene } from "@karaverse/worlds";
import { useMemo } from "react";
import type { RoomConnection, RoomView } from "@/connection";
import { neighboursOf } from "@/connection/crowd";
import { useWords } from "@/i18n/words";
import type { Holders } from "@/world";

const NOBODY: Holders = new Map();

/** Who of one's own crowd carries what (Rule M8). */
export function useHolders(view: RoomView | null, me: string | null): Holders {
  return useMemo(() => {
    if (!view || me === null) return NOBODY;
    const held = neighboursOf(view, me).flatMap(({ holds, personId }) =>
      holds ? [[holds, personId] as const] : [],
    );
    return held.length > 0 ? new Map(held) : NOBODY;
  }, [view, me]);
}

/** Takes what lies there; what one has already goes back. */
export async function takeOrPutBack(room: RoomConnection, thing: string): Promise<void> {
  const mine = room.room.getState().view?.byId.get(room.me)?.holds;
  const answer = mine === thing ? await room.ask("put-back", {}) : await room.ask("take", { thing });
  if (!answer.ok) toast.error(answer.message);
}

/** What one carries, and how to put it back. */
export function Carried({ scene, view, room }: { scene: Scene; view: RoomView; room: RoomConnection }) {
  const t = useWords();
  const holds = view.byId.get(room.me)?.holds;
  const thing = componentsOf(scene, "pickup").find(({ prop }) => prop.id === holds);
  if (!thing) return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-[calc(var(--bar-height)+0.75rem)] z-10 flex justify-center">
      <Button className="pointer-events-auto" onClick={() => void room.ask("put-back", {})}>
        {t("room.putBack", { thing: thing.component.label })}
      </Button>
    </div>
  );
}
