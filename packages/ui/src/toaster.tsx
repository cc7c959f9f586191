"use client";
import { Direction } from "radix-ui";
import { useEffect } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { showPassing } from "./toast";
import { useOwnWords } from "./ui-words";

/** What stands at the top of a room (the queue, "Sing") stays readable, px; on a phone it takes two rows. */
const BELOW_THE_TOP = 72;
const BELOW_TWO_ROWS = 124;

export default function Toaster() {
  const { passing } = useOwnWords();
  const direction = Direction.useDirection();
  // After Sonner's own effect: it shows only what comes when it is there.
  useEffect(
    () => showPassing(({ words, tone }) => (tone === "plain" ? toast(words) : toast[tone](words))),
    [],
  );
  return (
    <Sonner
      position="top-center"
      containerAriaLabel={passing}
      dir={direction}
      offset={{ top: BELOW_THE_TOP }}
      mobileOffset={{ top: BELOW_TWO_ROWS }}
      theme="dark"
      gap={8}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            // Nothing in these words can be pressed, and what lies under them can.
            "pointer-events-none! flex w-full font-sans items-center gap-3 rounded-xl border border-brass/25 bg-plum px-4 py-3 text-[15px] text-bone shadow-xl shadow-black/50",
          error: "border-coral/60",
          success: "border-mint/50",
          description: "text-sm text-bone/70",
          actionButton: "ms-auto rounded-lg bg-brass px-3 py-1.5 text-sm font-medium text-ink",
        },
      }}
    />
  );
}
