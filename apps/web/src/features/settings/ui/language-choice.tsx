"use client";
import { Select } from "@karaverse/ui";
import { Languages } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { useTransition } from "react";
import { LANGUAGE_COOKIE, LANGUAGES } from "@/i18n/languages";
import { useWords } from "@/i18n/words";

const YEAR_S = 365 * 24 * 60 * 60;
const OPTIONS = Object.entries(LANGUAGES).map(([value, { name }]) => ({ value, label: name }));

/** Everybody finds their language by its own name. The page stays as it is, and speaks another one. */
export function LanguageChoice({ compact = false }: { compact?: boolean }) {
  const t = useWords();
  const locale = useLocale();
  const router = useRouter();
  // Busy and not disabled: a field that is disabled loses the focus, and who uses the keyboard their place.
  const [isChanging, change] = useTransition();
  const choose = (language: string) => {
    // biome-ignore lint/suspicious/noDocumentCookie: Safari and Firefox have had no Cookie Store for long
    document.cookie = `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`;
    change(() => router.refresh());
  };
  if (!compact)
    return (
      <Select
        label={t("common.language")}
        value={locale}
        aria-busy={isChanging}
        onChange={({ target }) => choose(target.value)}
        options={OPTIONS}
      />
    );
  return (
    <span className="relative flex shrink-0 items-center text-bone/75 focus-within:text-bone hover:text-bone">
      <Languages aria-hidden className="pointer-events-none absolute start-2 size-4" />
      <select
        aria-label={t("common.language")}
        value={locale}
        aria-busy={isChanging}
        onChange={({ target }) => choose(target.value)}
        className="min-h-9 appearance-none rounded-lg bg-transparent ps-8 pe-2 text-sm max-sm:w-9 max-sm:pe-0 max-sm:text-transparent"
      >
        {OPTIONS.map(({ value, label }) => (
          <option key={value} value={value} className="bg-plum text-bone">
            {label}
          </option>
        ))}
      </select>
    </span>
  );
}
