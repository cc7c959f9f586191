"use client";
import { clsx } from "clsx";
import { Popover as Radix } from "radix-ui";
import type { ReactNode, RefObject } from "react";

interface Props {
  /** A button; pressing it opens the panel and closes it. */
  trigger: ReactNode;
  /** What the panel is about, for screen readers. */
  label: string;
  side?: "top" | "bottom";
  align?: "center" | "end";
  /** What it must not hide: it opens beside that, and not beside its button. */
  beside?: RefObject<HTMLElement | null>;
  className?: string;
  children: ReactNode;
  /** Only for who closes it themselves. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** A small panel at the button that opened it, never larger than the room that is left beside it. */
export function Popover({ trigger, label, className, children, open, onOpenChange, ...place }: Props) {
  const { side = "top", align = "center", beside } = place;
  return (
    <Radix.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      {beside && <Radix.Anchor virtualRef={beside as RefObject<HTMLElement>} />}
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          side={side}
          align={align}
          sideOffset={8}
          collisionPadding={8}
          className={clsx(
            "fade z-50 max-h-(--radix-popover-content-available-height) w-[min(23rem,calc(100vw-1rem))] overflow-y-auto rounded-2xl border border-brass/20 bg-plum shadow-2xl shadow-black/60 outline-none",
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
