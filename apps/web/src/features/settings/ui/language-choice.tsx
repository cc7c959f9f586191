"use client";
import { Select } from "@karaverse/ui";
import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { useTransition } from "react";
import { LANGUAGE_COOKIE, LANGUAGES } from "@/i18n/languages";
import { useWords } from "@/i18n/words";

const YEAR_S = 365 * 24 * 60 * 60;

/** Everybody finds their language by its own name. The page stays as it is, and speaks another one. */
export function LanguageChoice() {
  const t = useWords();
  const locale = useLocale();
  const router = useRouter();
  const [isChanging, change] = useTransition();
  return (
    <Select
      label={t("common.language")}
      value={locale}
      disabled={isChanging}
      onChange={({ target }) => {
        // biome-ignore lint/suspicious/noDocumentCookie: Safari and Firefox have had no Cookie Store for long
        document.cookie = `${LANGUAGE_COOKIE}=${target.value}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`;
        change(() => router.refresh());
      }}
      options={Object.entries(LANGUAGES).map(([value, { name }]) => ({ value, label: name }))}
    />
  );
}
