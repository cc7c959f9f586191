"use client";
import { clsx } from "clsx";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";
import { IconButton } from "./icon-button";
import { pressed } from "./origin";
import { useOwnWords } from "./ui-words";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** One sentence under the title. */
  note?: ReactNode;
  children: ReactNode;
  wide?: boolean;
}

/** A question that wants an answer before anything else. */
export function Dialog({ open, onOpenChange, title, note, children, wide }: DialogProps) {
  const { close } = useOwnWords();
  const [wasOpen, setWasOpen] = useState(false);
  const [origin, setOrigin] = useState<HTMLElement | null>(null);
  if (open !== wasOpen) {
    setWasOpen(open);
    if (open) setOrigin(pressed());
  }
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fade fixed inset-0 z-40 bg-ink/70" />
        <Radix.Content
          {...(note === undefined && { "aria-describedby": undefined })}
          onKeyDown={({ key, target, currentTarget }) => {
            // A hint that is shown would take the key for itself.
            if (key === "Escape" && target instanceof Node && currentTarget.contains(target))
              onOpenChange(false);
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            origin?.focus();
          }}
          className={clsx(
            "rise fixed inset-x-3 bottom-3 z-50 mx-auto max-h-[calc(100dvh-1.5rem)] overflow-y-auto rounded-2xl border border-brass/15 bg-plum p-5 shadow-2xl shadow-black/60 sm:inset-x-0 sm:top-1/2 sm:bottom-auto sm:-translate-y-1/2 sm:p-7",
            wide ? "max-w-2xl" : "max-w-md",
          )}
        >
          <header className="mb-4 pe-12">
            <Radix.Title className="font-display text-2xl font-semibold text-bone">{title}</Radix.Title>
            {note === undefined ? null : (
              <Radix.Description className="mt-1 text-sm text-bone/70">{note}</Radix.Description>
            )}
          </header>
          {children}
          {/* Last, so that the first field gets the focus. */}
          <Radix.Close asChild>
            <IconButton label={close()} size="small" className="absolute end-4 top-4">
              <X aria-hidden className="size-5" />
            </IconButton>
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
