import { BadgeCheck } from "lucide-react";
import { useWords } from "@/i18n/words";

/** Rule C13. Says it itself where there is room, and to who points at it where there is none. */
export function Verified({ words = false }: { words?: boolean }) {
  const t = useWords();
  const mark = <BadgeCheck size={words ? 16 : 14} aria-hidden className="inline shrink-0" />;
  const said = t("history.verifiedWhy");
  return words ? (
    <span data-testid="verified" title={said} className="inline-flex items-center gap-1 text-mint">
      {mark} {t("history.verified")}
    </span>
  ) : (
    <span
      data-testid="verified"
      role="img"
      title={said}
      aria-label={t("history.verified")}
      className="text-mint"
    >
      {mark}
    </span>
  );
}
