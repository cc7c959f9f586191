"use client";
import { type DragEvent, type ReactNode, useState } from "react";
import { useWords } from "@/i18n/words";
import { dropped } from "../model/dropped";
import type { Placed } from "../model/parcels";

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes("Files");

/** A place on which files and folders can be dropped. */
export function DropZone({
  onDrop,
  className,
  children,
}: {
  onDrop: (files: Placed[]) => void;
  className?: string;
  children: ReactNode;
}) {
  const t = useWords();
  // Entering a child comes before leaving its parent: what counts is whether any is left.
  const [depth, setDepth] = useState(0);
  return (
    <section
      aria-label={t("song-import.dropHere")}
      className={`relative ${className ?? ""}`}
      onDragEnter={(event) => hasFiles(event) && setDepth(depth + 1)}
      onDragLeave={(event) => hasFiles(event) && setDepth(Math.max(0, depth - 1))}
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setDepth(0);
        void dropped(event.dataTransfer).then(onDrop);
      }}
    >
      {children}
      {depth > 0 && (
        <div className="pointer-events-none absolute inset-0 z-10 grid place-items-center rounded-2xl border-2 border-brass border-dashed bg-ink/85 text-center font-display text-lg">
          {t("song-import.letGo")}
        </div>
      )}
    </section>
  );
}
