"use client";
import { encodeHuman, type HumanRecipe, humanFor } from "@karaverse/avatars/recipe";
import { codeOfWear, wearOf } from "@karaverse/protocol";
import { toast } from "@karaverse/ui";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useMe, useRoom } from "@/connection";
import { AvatarEditor, dropDraft, readDraft } from "@/features/avatar";
import { useWords } from "@/i18n/words";
import { useClearPart } from "./use-clear-part";

/** The room's name and queue lie over the picture where the drawer comes from below, px. */
const NAME_AND_QUEUE = 104;

/** Rule J5. Another avatar while one is here: seen by oneself at once, by others when it is worn. */
export function Wardrobe({ asList, onDone }: { asList: boolean; onDone: () => void }) {
  const t = useWords();
  const room = useRoom();
  const me = useMe();
  const { clear, card } = useClearPart();
  // It comes after the drawer, which would leave the focus on its cross.
  const here = useCallback(
    (element: HTMLDivElement | null) => {
      element?.focus();
      return card(element?.closest<HTMLElement>("[role=dialog]") ?? null);
    },
    [card],
  );
  const seen = useMemo(() => {
    if (clear.width < 1) return clear;
    const top = NAME_AND_QUEUE / window.innerHeight;
    return { ...clear, y: top, height: Math.max(0.2, clear.height - top) };
  }, [clear]);
  const [draft] = useState(readDraft);
  const [worn] = useState(() => humanFor(me?.avatar ?? "", room.me));
  const [file, setFile] = useState(() => wearOf(me?.avatar ?? "").file);
  const [isBusy, setBusy] = useState(false);
  // A person whom the room forgot meanwhile has nothing to wear.
  useEffect(() => {
    if (!me) onDone();
  }, [me, onDone]);
  const wear = async (recipe: HumanRecipe) => {
    setBusy(true);
    const answer = await room.ask("update-self", {
      avatar: codeOfWear({ recipe: encodeHuman(recipe), file }),
    });
    setBusy(false);
    if (!answer.ok) {
      toast.error(answer.message);
      return;
    }
    dropDraft();
    toast.success(t("avatar.worn"));
    onDone();
  };
  return (
    <div ref={here} tabIndex={-1} className="h-full outline-none">
      <AvatarEditor
        worn={worn}
        file={file}
        onFile={setFile}
        name={me?.name ?? ""}
        draft={draft}
        clear={seen}
        needsPicture={asList}
        doneWords={t("avatar.wear")}
        busy={isBusy}
        onDone={(recipe) => void wear(recipe)}
      />
    </div>
  );
}
