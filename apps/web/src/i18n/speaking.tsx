"use client";
import { UiWords } from "@karaverse/ui";
import { type Messages, NextIntlClientProvider } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { LANGUAGES, type Language } from "./languages";
import { speak, useWords } from "./words";

interface Props {
  locale: Language;
  messages: Partial<Messages>;
  children: ReactNode;
}

/** What is below it speaks this language, with these words. */
export function Speaking({ locale, messages, children }: Props) {
  // While rendering, so that what is below finds it. On the server many requests speak at once: there is no "page".
  if (typeof window !== "undefined") speak(locale, messages);
  return (
    // The server may stand in another part of the world: times are those of the person's own clock.
    <NextIntlClientProvider
      locale={locale}
      messages={messages}
      timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
    >
      <SpeakingParts direction={LANGUAGES[locale].direction}>{children}</SpeakingParts>
    </NextIntlClientProvider>
  );
}

/** The same for what packages/ui says by itself. */
function SpeakingParts({ direction, children }: { direction: "ltr" | "rtl"; children: ReactNode }) {
  const t = useWords();
  const own = useMemo(
    () => ({
      close: (thing?: string) =>
        thing === undefined ? t("common.close") : t("common.closeThing", { thing }),
      tryAgain: t("common.tryAgain"),
      looking: t("common.looking"),
      passing: t("common.passing"),
    }),
    [t],
  );
  return (
    <UiWords direction={direction} words={own}>
      {children}
    </UiWords>
  );
}
