"use client";
import { clsx } from "clsx";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { IconButton } from "./icon-button";
import { origins, whereFrom } from "./origin";
import { useOwnWords } from "./ui-words";

interface DrawerProps {
  open: boolean;
  onClose: () => void;
  title: string;
  actions?: ReactNode;
  /** On a phone it takes what room there is above the bar: nobody reads words above it. */
  roomy?: boolean;
  children: ReactNode;
}

const PRESSABLE = "a[href], button:enabled, input:enabled, select, textarea, [tabindex='0']";

/** What is in the panel is still on its way: its first field gets the focus, unless that went elsewhere by then. */
function passOn(panel: HTMLElement): void {
  const arrival = new MutationObserver(() => {
    const [first, second] = panel.querySelectorAll<HTMLElement>(PRESSABLE);
    if (!second) return;
    arrival.disconnect();
    if (document.activeElement === panel) first?.focus();
  });
  arrival.observe(panel, { childList: true, subtree: true });
}

/** A panel beside the room (under the lyrics on a phone). The room goes on: nothing behind it is blocked. */
export function Drawer({ open, onClose, title, actions, roomy = false, children }: DrawerProps) {
  const { close } = useOwnWords();
  const panel = useRef<HTMLDivElement>(null);
  const closer = useRef<HTMLButtonElement>(null);
  const [wasOpen, setWasOpen] = useState(open);
  const [origin, setOrigin] = useState(whereFrom);
  if (open !== wasOpen) {
    setWasOpen(open);
    if (open) setOrigin(whereFrom());
  }
  useEffect(() => {
    if (panel.current) origins.set(panel.current, origin);
  });
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()} modal={false}>
      <Radix.Portal>
        <Radix.Content
          ref={panel}
          aria-describedby={undefined}
          // A click into the room is a step, not a word to this panel.
          onInteractOutside={(event) => event.preventDefault()}
          onOpenAutoFocus={(event) => {
            // On touch screens a focused field would bring up the keyboard over half of the room.
            const isTouched = matchMedia("(pointer: coarse)").matches;
            const isEmpty = panel.current?.querySelector(PRESSABLE) === closer.current;
            if (!isTouched && !isEmpty) return;
            event.preventDefault();
            panel.current?.focus();
            if (panel.current && !isTouched) passOn(panel.current);
          }}
          onKeyDown={({ key, target, currentTarget }) => {
            // A hint that is shown would take the key for itself; menus over the panel have it to themselves.
            if (key === "Escape" && target instanceof Node && currentTarget.contains(target)) onClose();
          }}
          // From the last to the first the focus goes without scrolling: what has it is seen.
          onFocus={({ target }) => {
            if (target.matches(":focus-visible")) target.scrollIntoView({ block: "nearest" });
          }}
          onCloseAutoFocus={(event) => {
            // A drawer that is not modal leaves the focus nowhere; who is somewhere else by now stays there.
            event.preventDefault();
            const { activeElement, body } = document;
            if (activeElement === null || activeElement === body) origin?.focus();
          }}
          className={clsx(
            "slide fixed inset-x-2 bottom-[calc(var(--bar-height)+0.5rem)] z-30 flex flex-col overflow-hidden rounded-2xl border border-brass/15 bg-plum shadow-2xl shadow-black/50 outline-none md:inset-x-auto md:top-4 md:end-4 md:bottom-[calc(var(--bar-height)+1rem)] md:h-auto md:w-96",
            roomy ? "h-[min(58dvh,36rem)]" : "h-[min(52dvh,30rem)]",
          )}
        >
          <header className="flex min-h-14 items-center justify-between gap-2 border-b border-brass/12 ps-5 pe-14">
            <Radix.Title className="font-display text-xl font-semibold">{title}</Radix.Title>
            {actions}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">{children}</div>
          {/* Last, so that the first field gets the focus. */}
          <Radix.Close asChild>
            <IconButton ref={closer} label={close(title)} size="small" className="absolute end-2.5 top-2.5">
              <X aria-hidden className="size-5" />
            </IconButton>
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
