"use client";
import type { HumanRecipe } from "@karaverse/avatars/recipe";
import { Button, IconButton, Tabs } from "@karaverse/ui";
import { Dices, Redo2, RotateCcw, RotateCw, Shuffle, Undo2 } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useStore } from "zustand/react";
import { Portrait } from "@/features/people";
import { useWords } from "@/i18n/words";
import type { Fitting } from "@/world";
import { anybody, withPartByChance } from "../model/chance";
import { keepDraft } from "../model/drafts";
import { framingOf, tryOn } from "../model/fitting";
import { detailsOf, PARTS, type Part, sectionsOf } from "../model/parts";
import { createStudio, type Studio } from "../model/studio";
import { Details, Sections } from "./sections";
import { StylePage } from "./style-page";

interface Props {
  /** What is worn now: one can go back to it. */
  worn: HumanRecipe;
  /** Rule W1: the hash of a VRM that those near see instead. */
  file: string | null;
  onFile: (file: string | null) => void;
  /** Of the person, as far as they have said it. */
  name: string;
  /** What was made last time and worn by nobody yet. */
  draft: HumanRecipe | null;
  /** The part of the picture where one sees oneself; null where that is known otherwise. */
  clear: Fitting["clear"];
  /** No body is to be seen in the room: a picture stands here instead. */
  needsPicture: boolean;
  /** Whenever something is decided. */
  onChange?: (recipe: HumanRecipe) => void;
  doneWords: string;
  busy?: boolean;
  onDone: (recipe: HumanRecipe) => void;
}

const TURN = Math.PI / 4;
const seed = () => Math.floor(Math.random() * 2 ** 32);

/** Everything about a body that can be turned, part by part; the body itself stands in the room meanwhile. */
export function AvatarEditor(props: Props) {
  const { worn, file, onFile, name, draft, clear, needsPicture, onChange, doneWords, busy, onDone } = props;
  const t = useWords();
  const [studio] = useState(() => createStudio(draft ?? worn, draft ? [worn] : []));
  const { recipe, past, future, rough } = useStore(studio.store);
  const [part, setPart] = useState<Part>("body");
  const [turn, setTurn] = useState(0);
  const partName = t(`avatar.parts.${part}`);

  useEffect(
    () =>
      tryOn({ recipe, file: part === "style" ? file : null, rough, framing: framingOf(part), turn, clear }),
    [recipe, file, rough, part, turn, clear],
  );
  useEffect(() => () => tryOn(null), []);
  useEffect(() => {
    if (rough || past.length === 0) return;
    keepDraft(recipe);
    onChange?.(recipe);
  }, [recipe, rough, past, onChange]);
  useUndoKeys(studio);

  const contentOf = (page: Part): ReactNode => (
    <>
      {page === "style" ? (
        <StylePage recipe={recipe} studio={studio} name={name} file={file} onFile={onFile} />
      ) : (
        <Sections sections={sectionsOf(page, recipe)} recipe={recipe} studio={studio} />
      )}
      <Details sections={detailsOf(page)} recipe={recipe} studio={studio} />
    </>
  );
  return (
    <div className="flex h-full min-h-0 flex-col" data-testid="avatar-editor">
      <div role="toolbar" aria-label={t("avatar.tools")} className="flex items-center gap-1 px-3 py-1.5">
        {needsPicture ? (
          <div className="me-2 size-16 shrink-0 overflow-hidden rounded-xl border border-brass/40">
            <Portrait recipe={recipe} />
          </div>
        ) : null}
        <IconButton label={t("avatar.undo")} size="small" disabled={past.length === 0} onClick={studio.undo}>
          <Undo2 aria-hidden className="size-4.5 rtl:-scale-x-100" />
        </IconButton>
        <IconButton
          label={t("avatar.redo")}
          size="small"
          disabled={future.length === 0}
          onClick={studio.redo}
        >
          <Redo2 aria-hidden className="size-4.5 rtl:-scale-x-100" />
        </IconButton>
        {needsPicture ? null : (
          <>
            <IconButton label={t("avatar.turnLeft")} size="small" onClick={() => setTurn(turn + TURN)}>
              <RotateCw aria-hidden className="size-4.5" />
            </IconButton>
            <IconButton label={t("avatar.turnRight")} size="small" onClick={() => setTurn(turn - TURN)}>
              <RotateCcw aria-hidden className="size-4.5" />
            </IconButton>
          </>
        )}
        <span className="grow" />
        <Button
          size="small"
          tone="quiet"
          className="min-w-0 shrink max-sm:px-2"
          onClick={() => studio.take(withPartByChance(recipe, part, seed()))}
        >
          <Shuffle aria-hidden className="size-4 shrink-0" /> <span className="truncate">{partName}</span>{" "}
          <span className="sr-only">{t("avatar.byChance")}</span>
        </Button>
        <Button
          size="small"
          className="shrink-0 max-sm:px-2"
          onClick={() => studio.take(anybody(recipe, seed()))}
        >
          <Dices aria-hidden className="size-4 max-sm:hidden" /> {t("avatar.all")}{" "}
          <span className="sr-only">{t("avatar.byChance")}</span>
        </Button>
      </div>
      <Tabs
        label={t("avatar.title")}
        fills
        value={part}
        onChange={(next) => setPart(next as Part)}
        tabs={PARTS.map((id) => ({
          id,
          title: t(`avatar.parts.${id}`),
          content: id === part ? contentOf(id) : null,
        }))}
      />
      <footer className="flex items-center gap-2 border-t border-brass/12 px-4 py-3">
        <Button tone="quiet" disabled={recipe === worn} onClick={() => studio.take(worn)}>
          {t("avatar.asItWas")}
        </Button>
        <Button tone="main" disabled={busy} className="grow" onClick={() => onDone(recipe)}>
          {doneWords}
        </Button>
      </footer>
    </div>
  );
}

/** As everywhere: Ctrl or Cmd with Z takes back, with Shift or Y brings again. Words in a field have their own. */
function useUndoKeys(studio: Studio): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const field = event.target instanceof HTMLInputElement && event.target.type === "text";
      const key = event.key.toLowerCase();
      if (field || (key !== "z" && key !== "y")) return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) studio.redo();
      else studio.undo();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [studio]);
}
