"use client";
import { LIMITS } from "@karaverse/protocol";
import { Button, toast } from "@karaverse/ui";
import { componentsOf, type Scene, thingsOf } from "@karaverse/worlds";
import { useEffect, useMemo } from "react";
import type { RoomConnection, RoomView } from "@/connection";
import { neighboursOf } from "@/connection/crowd";
import { useWords } from "@/i18n/words";
import type { Holders } from "@/world";
import { newPose } from "@/world/source";

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

/** E takes the nearest thing within reach, or puts back what one has: nobody needs a mouse for it. */
function useTakeKey(scene: Scene, room: RoomConnection): void {
  useEffect(() => {
    const pose = newPose();
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== "KeyE" || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      const isTyping =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, select, [contenteditable], [role="menu"], [role="dialog"]');
      if (isTyping) return;
      const mine = room.room.getState().view?.byId.get(room.me)?.holds;
      if (mine) void takeOrPutBack(room, mine);
      else if (room.motion.poseOf(room.me, pose, performance.now())) {
        const away = ({ x, z }: { x: number; z: number }) => Math.hypot(x - pose.x, z - pose.z);
        const near = thingsOf(scene)
          .filter((thing) => away(thing) < LIMITS.reachMetres)
          .toSorted((a, b) => away(a) - away(b))[0];
        if (near) void takeOrPutBack(room, near.id);
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [scene, room]);
}

/** What one carries, and how to put it back. */
export function Carried({ scene, view, room }: { scene: Scene; view: RoomView; room: RoomConnection }) {
  const t = useWords();
  useTakeKey(scene, room);
  const holds = view.byId.get(room.me)?.holds;
  const thing = componentsOf(scene, "pickup").find(({ prop }) => prop.id === holds);
  if (!thing) return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-[calc(var(--above-bar)+0.75rem)] z-10 flex justify-center">
      <Button className="pointer-events-auto" onClick={() => void room.ask("put-back", {})}>
        {t("room.putBack", { thing: thing.component.label })}
      </Button>
    </div>
  );
}
