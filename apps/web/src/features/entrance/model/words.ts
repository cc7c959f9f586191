import type { Words } from "@/i18n/words";

/** Who is in line beside oneself. */
export function lineWords(t: Words, position: number, waiting: number): string {
  const ahead = position - 1;
  const behind = Math.max(0, waiting - position);
  const words = [
    ahead === 0 ? t("entrance.nextIsYours") : t("entrance.ahead", { count: ahead }),
    ...(behind > 0 ? [t("entrance.behind", { count: behind })] : []),
  ];
  return words.join(" ");
}
