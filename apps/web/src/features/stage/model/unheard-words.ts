import type { Unheard } from "@karaverse/voice";
import type { Words } from "@/i18n/words";

/** Rule C17, while one sings. */
export const unheardWords = (t: Words, why: Unheard): string =>
  t("stage.unheard.nobody", { why: t(`stage.unheard.is.${why}`) });

/** Rule C17, in the result. */
export const wasUnheardWords = (t: Words, why: Unheard): string => t(`stage.unheard.was.${why}`);
