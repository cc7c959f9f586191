import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Button } from "./button";
import { useOwnWords } from "./ui-words";

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

interface TroubleProps {
  children: ReactNode;
  /** Where asking again may help. */
  onRetry?: () => void;
}

/** What went wrong, said where it is heard, and what to do about it. */
export function Trouble({ children, onRetry }: TroubleProps) {
  const { tryAgain } = useOwnWords();
  const look = "rounded-xl border border-coral/60 px-3.5 py-2.5 text-[15px] text-coral";
  if (!onRetry)
    return (
      <p role="alert" className={look}>
        {children}
      </p>
    );
  return (
    <div className={clsx(look, "flex flex-wrap items-center justify-between gap-x-4 gap-y-2")}>
      <p role="alert">{children}</p>
      <Button size="small" onClick={onRetry}>
        {tryAgain}
      </Button>
    </div>
  );
}

/** Of lines that say nothing yet, percent. */
const WIDTHS = [100, 84, 95, 78, 90, 72];

/** What is on its way, as the lines it will be. Said once by who listens to the page. */
export function Waiting({ lines = 3 }: { lines?: number }) {
  const { looking } = useOwnWords();
  return (
    <div role="status" className="flex flex-col gap-2">
      <span className="sr-only">{looking}</span>
      {WIDTHS.slice(0, lines).map((width) => (
        <span
          key={width}
          aria-hidden
          className="breathe h-13 rounded-xl bg-bone/6"
          style={{ width: `${width}%` }}
        />
      ))}
    </div>
  );
}

/** Nothing here yet, and what to do about it. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="px-4 py-8 text-center text-bone/65">{children}</p>;
}
