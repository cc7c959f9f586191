import type { Messages } from "next-intl";
import { FEATURES, type Feature } from "./features";
import type { Language } from "./languages";

/** Everything that the house can say in one language; it stays on the server. */
export async function catalogueOf(language: Language): Promise<Messages> {
  const parts = await Promise.all(
    FEATURES.map(async (feature) => {
      const { default: messages } = await import(`../../messages/${language}/${feature}.json`);
      return [feature, messages] as const;
    }),
  );
  return Object.fromEntries(parts) as Messages;
}

/** What one page needs of it. */
export function partsOf(catalogue: Messages, features: readonly Feature[]): Partial<Messages> {
  return Object.fromEntries(features.map((feature) => [feature, catalogue[feature]]));
}
