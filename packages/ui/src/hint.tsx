"use client";
import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";

/** A word at the pointer or at the focus. */
export function Hint({ text, children }: { text: string; children: ReactNode }) {
  return (
    <Tooltip.Provider delayDuration={450}>
      <Tooltip.Root>
        <Tooltip.Trigger
          asChild
          onFocus={(event) => {
            // What opens gives its first button the focus: whoever clicked sees that.
            if (!event.currentTarget.matches(":focus-visible")) event.preventDefault();
          }}
        >
          {children}
        </Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content
            sideOffset={6}
            className="fade z-60 rounded-lg border border-brass/25 bg-ink px-2.5 py-1.5 text-sm text-bone shadow-lg shadow-black/40"
          >
            {text}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}
