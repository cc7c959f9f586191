"use client";
import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { restrictToParentElement, restrictToVerticalAxis } from "@dnd-kit/modifiers";
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import type { Rotation } from "@karaverse/protocol";
import { Button, Empty } from "@karaverse/ui";
import { useId, useState } from "react";
import { useWords, type Words } from "@/i18n/words";
import type { DuetChance, QueueRow as Row } from "../model/rows";
import { QueueRow } from "./queue-row";

interface Props {
  rows: readonly Row[];
  rotation: Rotation;
  /** Resolves when the room has answered. */
  onMove: (entry: string, before: string | null) => Promise<unknown>;
  onRemove: (entry: string) => void;
  onPass: (entry: string) => void;
  onDuet: (chance: DuetChance) => void;
  /** The way to the songs, while there is none in it. */
  onPick: (() => void) | null;
}

/** A press becomes a drag after this way, px: a handle may also just be touched. */
const DRAG_PX = 4;

/** The whole queue; hosts reorder it by dragging or by buttons (Rule Q2), singers take their own out (Rule Q3). */
export function QueueDrawer({ rows, rotation, onMove, onRemove, onPass, onDuet, onPick }: Props) {
  const t = useWords();
  const id = useId();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: DRAG_PX } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const [order, setOrder] = useState<readonly string[] | null>(null);
  const waiting = rows.filter(({ isOnStage }) => !isOnStage);
  // Until the room has answered a drop, the entry lies where it was dropped.
  const shown = order ? waiting.toSorted((a, b) => placeIn(order, a) - placeIn(order, b)) : waiting;
  const ids = shown.map(({ entry }) => entry.id);

  async function move(from: number, to: number): Promise<void> {
    const moved = ids[from];
    if (moved === undefined || from === to || to < 0 || to >= ids.length) return;
    const next = arrayMove(ids, from, to);
    setOrder(next);
    await onMove(moved, next[to + 1] ?? null);
    setOrder(null);
  }

  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over) void move(ids.indexOf(String(active.id)), ids.indexOf(String(over.id)));
  };
  if (rows.length === 0) {
    return (
      <div className="flex flex-col items-center">
        <Empty>{t("queue.none")}</Empty>
        {onPick && (
          <Button tone="main" onClick={onPick}>
            {t("queue.pick")}
          </Button>
        )}
      </div>
    );
  }
  const common = { movable: shown.length, onRemove, onPass, onDuet };
  return (
    <>
      <p className="px-1 pb-2 text-sm text-bone/70" data-rotation={rotation}>
        <span className="text-brass">{t(`queue.rotation.${rotation}.name`)}</span>
        {" · "}
        {t(`queue.rotation.${rotation}.words`)}
      </p>
      <DndContext
        id={id}
        sensors={sensors}
        collisionDetection={closestCenter}
        modifiers={[restrictToVerticalAxis, restrictToParentElement]}
        accessibility={{
          announcements: announcementsFor(t, shown),
          screenReaderInstructions: { draggable: t("queue.drag.how") },
        }}
        onDragEnd={onDragEnd}
      >
        <SortableContext items={ids} strategy={verticalListSortingStrategy}>
          <ol aria-label={t("queue.inQueue")} className="space-y-2 p-1">
            {[...rows.filter(({ isOnStage }) => isOnStage), ...shown].map((row) => (
              <QueueRow
                key={row.entry.id}
                row={row}
                {...common}
                onStep={(entry, by) => void move(ids.indexOf(entry), ids.indexOf(entry) + by)}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
    </>
  );
}

const placeIn = (order: readonly string[], { entry }: Row): number => {
  const place = order.indexOf(entry.id);
  return place < 0 ? order.length : place;
};

/** For who hears what they drag. */
function announcementsFor(t: Words, rows: readonly Row[]): Announcements {
  const title = (id: string | number) =>
    rows.find(({ entry }) => entry.id === id)?.entry.title ?? t("queue.it");
  const place = (id: string | number) => rows.findIndex(({ entry }) => entry.id === id) + 1;
  return {
    onDragStart: ({ active }) => t("queue.drag.start", { title: title(active.id) }),
    onDragOver: ({ active, over }) =>
      over ? t("queue.drag.over", { title: title(active.id), place: place(over.id) }) : undefined,
    onDragEnd: ({ active, over }) =>
      over
        ? t("queue.drag.end", { title: title(active.id), place: place(over.id) })
        : t("queue.drag.stays", { title: title(active.id) }),
    onDragCancel: ({ active }) => t("queue.drag.stays", { title: title(active.id) }),
  };
}
