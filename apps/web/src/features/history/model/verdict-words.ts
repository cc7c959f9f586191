import type { Verdict } from "@karaverse/protocol";
import type { Words } from "@/i18n/words";

/**
 * Rules C13, C18: why a score is in no ranking; null where it counts.
 *
 * @param singer null says it to the singer
 * @param because Rule C17: what kept the voice from arriving, where the singer's own page knows
 */
export function uncountedWords(
  t: Words,
  verdict: Verdict,
  singer: string | null,
  because: string | null = null,
): string | null {
  if (verdict === "silent") {
    if (singer !== null) return t("history.silent.singer", { singer });
    return because ? t("history.silent.youBecause", { because }) : t("history.silent.you");
  }
  if (verdict === "different")
    return singer === null ? t("history.different.you") : t("history.different.singer", { singer });
  if (verdict === "exact")
    return singer === null ? t("history.exact.you") : t("history.exact.singer", { singer });
  return null;
}
