import { createTranslator } from "next-intl";
import { catalogueOf } from "@/i18n/catalogue";
import { LANGUAGES, type Language } from "@/i18n/languages";
import type { Words } from "@/i18n/words";
import { AWAY_POLICY, type AwayWords, awayPage } from "./away-page";

async function wordsIn(locale: Language): Promise<AwayWords[Language]> {
  const t = createTranslator({ locale, messages: await catalogueOf(locale) }) as Words;
  return { title: t("trouble.away.title"), text: t("trouble.away.text"), reload: t("trouble.reload") };
}

/**
 * The one thing this service worker does: a page that can't be fetched is answered with a word of our own. It keeps
 * nothing of the house, so nothing in it can be stale; everything but pages goes past it.
 */
export async function serviceWorker(): Promise<string> {
  const languages = Object.keys(LANGUAGES) as Language[];
  const words = Object.fromEntries(
    await Promise.all(languages.map(async (language) => [language, await wordsIn(language)] as const)),
  ) as AwayWords;
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": AWAY_POLICY };
  return `const page = ${JSON.stringify(awayPage(words))};
const answer = { status: 503, headers: ${JSON.stringify(headers)} };
addEventListener("install", (event) => {
  event.addRoutes?.({ condition: { not: { requestMode: "navigate" } }, source: "network" })?.catch?.(() => {});
  skipWaiting();
});
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (event.request.mode !== "navigate" || event.request.method !== "GET") return;
  event.respondWith(fetch(event.request).catch(() => new Response(page, answer)));
});
`;
}
