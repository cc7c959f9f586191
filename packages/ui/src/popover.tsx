"use client";
import { clsx } from "clsx";
import { Popover as Radix } from "radix-ui";
import type { ReactNode } from "react";

interface Props {
  /** A button; pressing it opens the panel and closes it. */
  trigger: ReactNode;
  /** What the panel is about, for screen readers. */
  label: string;
  side?: "top" | "bottom";
  className?: string;
  children: ReactNode;
  /** Only for who closes it themselves. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** A small panel at the button that opened it, never larger than the room that is left beside it. */
export function Popover({ trigger, label, side = "top", className, children, open, onOpenChange }: Props) {
  return (
    <Radix.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          side={side}
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
