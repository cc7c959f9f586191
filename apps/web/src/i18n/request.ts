import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { catalogueOf } from "./catalogue";
import { LANGUAGE_COOKIE, languageFor } from "./languages";

/** Asked by next-intl once a request: the language is no part of any address, so links go to everybody. */
export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const locale = languageFor(jar.get(LANGUAGE_COOKIE)?.value, head.get("accept-language"));
  return { locale, messages: await catalogueOf(locale) };
});
