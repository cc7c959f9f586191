import { clsx } from "clsx";
import type { ReactNode } from "react";

const BADGES = {
  plain: "border-bone/20 text-bone/75",
  live: "border-coral/60 text-coral",
  warm: "border-brass/60 text-brass",
  good: "border-mint/60 text-mint",
};

export function Badge({ tone = "plain", children }: { tone?: keyof typeof BADGES; children: ReactNode }) {
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1 rounded-full border px-2.5 py-0.5 text-xs font-medium whitespace-nowrap",
        BADGES[tone],
      )}
    >
      {children}
    </span>
  );
}

/** What went wrong, said where it is heard. */
export function Trouble({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="rounded-xl border border-coral/60 px-3.5 py-2.5 text-[15px] text-coral">
      {children}
    </p>
  );
}

/** Nothing here yet, and what to do about it. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="px-4 py-8 text-center text-bone/65">{children}</p>;
}
