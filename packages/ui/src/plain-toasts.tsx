"use client";
import { clsx } from "clsx";
import { useEffect, useState } from "react";
import { type Passing, showPassing } from "./toast";
import { useOwnWords } from "./ui-words";

const SHOWN_MS = 5_000;
/** More at once are not read. */
const AT_ONCE = 3;

const BORDERS: Record<Passing["tone"], string> = {
  plain: "border-brass/25",
  success: "border-mint/50",
  error: "border-coral/60",
};

/** Words that come and go, with nothing that has to be fetched. */
export function PlainToasts() {
  const { passing: label } = useOwnWords();
  const [shown, setShown] = useState<readonly Passing[]>([]);
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    showPassing((passing) => {
      setShown((so) => [...so, passing].slice(-AT_ONCE));
      const timer = setTimeout(() => {
        timers.delete(timer);
        setShown((so) => so.filter((one) => one !== passing));
      }, SHOWN_MS);
      timers.add(timer);
    });
    return () => {
      for (const timer of timers) clearTimeout(timer);
    };
  }, []);
  return (
    // Over a question they keep to the edge: its title is to be read.
    <section
      aria-label={label}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 top-[124px] z-50 mx-auto flex max-w-sm flex-col gap-2 sm:top-[72px] sm:[[data-scroll-locked]_&]:top-3"
    >
      {shown.map((passing, at) => (
        <p
          // biome-ignore lint/suspicious/noArrayIndexKey: the same words may come twice
          key={`${at} ${passing.words}`}
          className={clsx(
            "rise rounded-xl border bg-plum px-4 py-3 text-[15px] text-bone shadow-xl shadow-black/50",
            BORDERS[passing.tone],
          )}
        >
          {passing.words}
        </p>
      ))}
    </section>
  );
}
