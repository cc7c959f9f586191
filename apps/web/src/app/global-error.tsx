"use client";
import "@fontsource-variable/bricolage-grotesque";
import "@fontsource-variable/instrument-sans";
import "./globals.css";
import { Button } from "@karaverse/ui";
import { createTranslator, type Messages } from "next-intl";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { LANGUAGE_COOKIE, LANGUAGES, type Language, languageFor } from "@/i18n/languages";
import type { Words } from "@/i18n/words";
import ar from "../../messages/ar/trouble.json";
import de from "../../messages/de/trouble.json";
import en from "../../messages/en/trouble.json";
import es from "../../messages/es/trouble.json";
import ja from "../../messages/ja/trouble.json";
import zh from "../../messages/zh/trouble.json";

// All that could still be fetched may be what broke: these few words are there in every language.
const TROUBLE = { en, de, es, ja, zh, ar } as const satisfies Record<Language, object>;

function spokenHere(): Language {
  const chosen = document.cookie.split("; ").find((pair) => pair.startsWith(`${LANGUAGE_COOKIE}=`));
  return languageFor(chosen?.slice(LANGUAGE_COOKIE.length + 1), navigator.languages.join(","));
}

const never = () => () => {};

/** What everything else stands in broke, and with it what speaks and what is drawn there. */
export default function HouseError({ error }: { error: Error }) {
  const locale = useSyncExternalStore(never, spokenHere, () => "en" as const);
  const t = useMemo(
    () =>
      createTranslator({ locale, messages: { trouble: TROUBLE[locale] } as unknown as Messages }) as Words,
    [locale],
  );
  useEffect(() => console.error(error), [error]);
  return (
    <html lang={locale} dir={LANGUAGES[locale].direction}>
      <body>
        <main className="grid min-h-dvh place-items-center p-6 text-center">
          <title>Karaverse</title>
          <div>
            <h1 className="font-display text-4xl font-bold">{t("trouble.crash.title")}</h1>
            <p className="mt-3 max-w-md text-bone/75">{t("trouble.crash.text")}</p>
            <p className="mt-6 flex justify-center">
              <Button tone="main" onClick={() => location.reload()}>
                {t("trouble.reload")}
              </Button>
            </p>
          </div>
        </main>
      </body>
    </html>
  );
}
