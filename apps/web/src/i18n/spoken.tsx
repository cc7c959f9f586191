import { getLocale, getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { partsOf } from "./catalogue";
import type { Feature } from "./features";
import { Speaking } from "./speaking";

/** A page with the words of its features, in the language of who asks: no other words go to the browser. */
export async function Spoken({ features, children }: { features: readonly Feature[]; children: ReactNode }) {
  const [locale, catalogue] = await Promise.all([getLocale(), getMessages()]);
  return (
    <Speaking locale={locale} messages={partsOf(catalogue, features)}>
      {children}
    </Speaking>
  );
}
