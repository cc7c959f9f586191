import "@fontsource-variable/bricolage-grotesque";
import "@fontsource-variable/instrument-sans";
import "@fontsource-variable/noto-sans";
import "@fontsource-variable/noto-sans-arabic";
import "@fontsource-variable/noto-sans-jp";
import "@fontsource-variable/noto-sans-sc";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { WORDS_OF } from "@/i18n/features";
import { LANGUAGES } from "@/i18n/languages";
import { Spoken } from "@/i18n/spoken";
import { Frame } from "./frame";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return {
    title: { default: "Karaverse", template: "%s · Karaverse" },
    description: t("common.description"),
  };
}

export const viewport: Viewport = {
  themeColor: "#0D0A12",
  viewportFit: "cover",
  width: "device-width",
  initialScale: 1,
};

// Every page carries the nonce of its own answer, so none is made beforehand.
export const dynamic = "force-dynamic";

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  return (
    <html lang={locale} dir={LANGUAGES[locale].direction}>
      <body>
        <Spoken features={WORDS_OF.anywhere}>
          <Frame>{children}</Frame>
        </Spoken>
      </body>
    </html>
  );
}
