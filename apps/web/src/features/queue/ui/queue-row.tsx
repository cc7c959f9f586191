"use client";
import { useSortable } from "@dnd-kit/sortable";
import { DIFFICULTIES } from "@karaverse/protocol";
import { Button, RoundButton } from "@karaverse/ui";
import { ChevronDown, ChevronUp, GripVertical, Pin, Trash2, Users, UserX } from "lucide-react";
import { useWords } from "@/i18n/words";
import { type DuetChance, namesOf, type QueueRow as Row, waitWords } from "../model/rows";
import { EntrySingers } from "./entry-singers";

interface Props {
  row: Row;
  /** How many entries can be moved in all. */
  movable: number;
  onStep: (entry: string, by: -1 | 1) => void;
  onRemove: (entry: string) => void;
  onPass: (entry: string) => void;
  onDuet: (chance: DuetChance) => void;
}

/** One entry; hosts take it by its handle with a pointer, a finger or the keyboard. */
export function QueueRow({ row, movable, onStep, onRemove, onPass, onDuet }: Props) {
  const t = useWords();
  const { entry, isOnStage, place, duet } = row;
  const { title } = entry;
  const difficulty = DIFFICULTIES.find((one) => one === entry.difficulty);
  const singers = namesOf(t, entry);
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({
      id: entry.id,
      disabled: !row.mayMove,
      attributes: { roleDescription: t("queue.drag.role") },
    });
  return (
    <li
      ref={setNodeRef}
      data-entry={entry.id}
      style={{
        transform: transform ? `translate3d(0, ${transform.y}px, 0)` : undefined,
        transition,
      }}
      className={`rounded-2xl border py-1.5 ps-3 pe-1.5 ${isOnStage ? "border-brass/50 bg-velvet/40" : "border-brass/12 bg-ink/40"} ${isDragging ? "relative z-10 border-brass bg-plum shadow-xl shadow-black/50" : ""}`}
    >
      {/* Under a thumb the buttons take a line of their own, beside who sings: a title is to be read. */}
      <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2">
        <span className="flex items-center gap-2">
          {row.mayMove && (
            <button
              type="button"
              ref={setActivatorNodeRef}
              {...attributes}
              {...listeners}
              aria-label={t("queue.dragIt", { title })}
              title={t("queue.dragHint")}
              className="-ms-2 grid h-11 w-7 shrink-0 pointer-coarse:-me-2 cursor-grab touch-none place-items-center rounded-lg text-bone/50 hover:text-brass focus-visible:outline-2 focus-visible:outline-brass active:cursor-grabbing"
            >
              <GripVertical size={18} aria-hidden />
            </button>
          )}
          <span className="w-5 shrink-0 text-end tabular-nums text-bone/60">{isOnStage ? "♪" : place}</span>
        </span>
        <span className="min-w-0 pointer-coarse:col-span-2">
          <span className="flex items-center gap-1.5">
            <span dir="auto" className="own-way truncate">
              {title}
            </span>
            {entry.held && (
              <Pin size={13} className="shrink-0 text-brass" role="img" aria-label={t("queue.byHand")} />
            )}
          </span>
          <span className="block truncate text-xs text-bone/65">
            {singers} · {difficulty ? t(`common.difficulty.${difficulty}`) : entry.difficulty} ·{" "}
            <span data-wait className={row.isOwn ? "text-brass" : ""}>
              {isOnStage ? t("queue.onStage") : waitWords(t, row.waitMs)}
            </span>
          </span>
        </span>
        <span className="flex items-center gap-2 pointer-coarse:col-start-3 pointer-coarse:row-start-2 pointer-coarse:gap-0 pointer-coarse:self-start">
          {row.mayPass && (
            <RoundButton tone="bare" label={t("queue.notHere", { title })} onClick={() => onPass(entry.id)}>
              <UserX size={16} />
            </RoundButton>
          )}
          {row.mayMove && (
            // For hands that do not drag.
            <span className="flex flex-col pointer-coarse:flex-row">
              <RoundButton
                tone="bare"
                size="flat"
                label={t("queue.up", { title })}
                disabled={place === 1}
                onClick={() => onStep(entry.id, -1)}
              >
                <ChevronUp size={16} />
              </RoundButton>
              <RoundButton
                tone="bare"
                size="flat"
                label={t("queue.down", { title })}
                disabled={place === movable}
                onClick={() => onStep(entry.id, 1)}
              >
                <ChevronDown size={16} />
              </RoundButton>
            </span>
          )}
          {row.mayRemove && (
            <RoundButton tone="bare" label={t("queue.remove", { title })} onClick={() => onRemove(entry.id)}>
              <Trash2 size={16} />
            </RoundButton>
          )}
        </span>
        <div className="col-span-3 min-w-0 pointer-coarse:col-span-2 pointer-coarse:row-start-2">
          <EntrySingers entry={entry} isOnStage={isOnStage} />
        </div>
      </div>
      {duet && (
        <Button
          size="small"
          tone={duet.kind === "answer" ? "main" : "quiet"}
          disabled={duet.kind === "asked"}
          aria-label={t("queue.duetOf", { words: t(`queue.duet.${duet.kind}`), title, singers })}
          onClick={() => onDuet(duet)}
        >
          <Users aria-hidden className="size-4" /> {t(`queue.duet.${duet.kind}`)}
        </Button>
      )}
    </li>
  );
}
