import { readdirSync, readFileSync } from "node:fs";
import { createTranslator, type Messages } from "next-intl";
import type { Language } from "./languages";
import type { Words } from "./words";

const FOLDER = new URL("../../messages/", import.meta.url);

/** For tests: a language's catalogue as it stands in the repository. */
export function readCatalogue(language: Language): Messages {
  const folder = new URL(`${language}/`, FOLDER);
  const parts = readdirSync(folder).map((file) => [
    file.replace(".json", ""),
    JSON.parse(readFileSync(new URL(file, folder), "utf8")),
  ]);
  return Object.fromEntries(parts) as Messages;
}

/** For tests: how the house speaks English. */
export const inEnglish = (): Words =>
  createTranslator({ locale: "en", messages: readCatalogue("en") }) as Words;
