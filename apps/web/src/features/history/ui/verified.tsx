import { BadgeCheck } from "lucide-react";

/** Rule C13. Says it itself where there is room, and to who points at it where there is none. */
export function Verified({ words = false }: { words?: boolean }) {
  const mark = <BadgeCheck size={words ? 16 : 14} aria-hidden className="inline shrink-0" />;
  const said = "The voice that was heard in the room bears this score out";
  return words ? (
    <span data-testid="verified" title={said} className="inline-flex items-center gap-1 text-mint">
      {mark} verified
    </span>
  ) : (
    <span data-testid="verified" role="img" title={said} aria-label="verified" className="text-mint">
      {mark}
    </span>
  );
}
