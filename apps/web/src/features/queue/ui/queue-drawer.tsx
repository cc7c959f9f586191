"use client";
import type { PerformanceView, PersonId } from "@karaverse/protocol";
import { ArrowDown, ArrowUp, GripVertical, Trash2 } from "lucide-react";
import { useState } from "react";
import type { QueueEntryView } from "../../../connection/view";

interface Props {
  queue: readonly QueueEntryView[];
  performance: PerformanceView;
  me: PersonId;
  mayManage: boolean;
  onMove: (entry: string, before: string | null) => void;
  onRemove: (entry: string) => void;
}

/** The whole queue; hosts reorder it by buttons or by dragging (Rule Q2), singers take their own out (Rule Q3). */
export function QueueDrawer({ queue, performance, me, mayManage, onMove, onRemove }: Props) {
  const [dragged, setDragged] = useState<string | null>(null);
  const performing = performance.phase === "idle" ? null : performance.entry;
  if (queue.length === 0) {
    return <p className="p-4 text-bone/70">Nobody has queued a song yet. Open “Songs” and be the first.</p>;
  }
  return (
    <ol aria-label="Songs in the queue" className="space-y-2 p-1">
      {queue.map((entry, i) => {
        const fixed = entry.id === performing;
        const own = entry.addedBy === me || entry.singers.some(({ personId }) => personId === me);
        const above = queue[i - 1];
        const afterNext = queue[i + 2];
        return (
          <li
            key={entry.id}
            data-entry={entry.id}
            draggable={mayManage && !fixed}
            onDragStart={() => setDragged(entry.id)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => {
              if (dragged && dragged !== entry.id && !fixed) event.preventDefault();
            }}
            onDrop={() => {
              if (dragged) onMove(dragged, entry.id);
              setDragged(null);
            }}
            className={`flex items-center gap-2 rounded-2xl border px-3 py-2 ${fixed ? "border-brass/50 bg-velvet/40" : "border-brass/12 bg-ink/40"} ${dragged === entry.id ? "opacity-50" : ""}`}
          >
            {mayManage && !fixed && (
              <GripVertical size={16} className="shrink-0 cursor-grab text-bone/40" aria-hidden />
            )}
            <span className="w-5 shrink-0 text-right tabular-nums text-bone/50">{fixed ? "♪" : i + 1}</span>
            <span className="min-w-0 flex-1">
              <span className="block truncate">{entry.title}</span>
              <span className="block truncate text-xs text-bone/60">
                {entry.singers.map(({ name }) => name).join(" & ")} · {entry.difficulty}
              </span>
            </span>
            {mayManage && !fixed && (
              <>
                <Small
                  label={`Move ${entry.title} up`}
                  disabled={!above || above.id === performing}
                  onPress={() => above && onMove(entry.id, above.id)}
                >
                  <ArrowUp size={16} />
                </Small>
                <Small
                  label={`Move ${entry.title} down`}
                  disabled={i === queue.length - 1}
                  onPress={() => onMove(entry.id, afterNext?.id ?? null)}
                >
                  <ArrowDown size={16} />
                </Small>
              </>
            )}
            {(own || mayManage) && !fixed && (
              <Small label={`Remove ${entry.title}`} onPress={() => onRemove(entry.id)}>
                <Trash2 size={16} />
              </Small>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Small({
  label,
  disabled,
  onPress,
  children,
}: {
  label: string;
  disabled?: boolean;
  onPress: () => void;
  children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onPress}
      className="grid size-9 shrink-0 place-items-center rounded-full text-bone/70 hover:bg-bone/10 hover:text-brass focus-visible:outline-2 focus-visible:outline-brass disabled:opacity-30"
    >
      {children}
    </button>
  );
}
