import type { PerformerResult } from "@karaverse/protocol";
import { Star } from "lucide-react";
import { useWords } from "@/i18n/words";

/** How many of five somebody sang for; who sang no note has none. */
export function Stars({ of: { score, stars }, size }: { of: PerformerResult; size: number }) {
  const t = useWords();
  const won = score > 0 ? stars : 0;
  return (
    <span
      className="flex shrink-0 gap-[0.2em] text-brass"
      style={{ fontSize: size }}
      role="img"
      aria-label={t("stage.starsOf", { stars: won })}
    >
      {[1, 2, 3, 4, 5].map((n) => (
        <Star key={n} size={size} fill={n <= won ? "currentColor" : "none"} aria-hidden />
      ))}
    </span>
  );
}
