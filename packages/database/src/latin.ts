import anyAscii from "any-ascii";

/**
 * A text as anybody can type it: Latin letters and digits in lower case, one space between words. "Коробейники"
 * is "korobeyniki", "さくら" is "sakura", "Straße" is "strasse" and "Don't" is "dont".
 */
export const latin = (text: string): string =>
  anyAscii(text.normalize("NFKC"))
    .toLowerCase()
    .replace(/['`]/g, "")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** More than anybody types, and little enough for a database that many ask at once. */
const QUERY_LENGTH = 100;
const QUERY_WORDS = 8;
const WORD_LENGTH = 30;

/** What somebody typed, as words to look for; of something endless only the beginning. */
export const wordsOf = (text: string): string[] =>
  latin(text.slice(0, QUERY_LENGTH))
    .split(" ")
    .filter(Boolean)
    .slice(0, QUERY_WORDS)
    .map((word) => word.slice(0, WORD_LENGTH));

/** A language by its tag, its English name and its own: people look for any of them. */
function languageWords(tag: string): string[] {
  if (!tag) return [];
  const nameIn = (locale: string) => {
    try {
      return new Intl.DisplayNames([locale], { type: "language" }).of(tag) ?? "";
    } catch {
      return "";
    }
  };
  return [tag, nameIn("en"), nameIn(tag)];
}

export interface Findable {
  title: string;
  artist: string;
  language: string;
  genre: string;
  year: number | null;
  tags?: readonly string[] | undefined;
}

// Transliterated one by one, Korean syllables begin with l where people write and hear r: "alilang", "arirang".
const asHeard = (text: string): string[] =>
  /\p{Script=Hangul}/u.test(text) ? [latin(text).replace(/l(?=[aeiouwy])/g, "r")] : [];

/**
 * Everything a song is found by. A space stands before each word, so that words can be told from their middles;
 * titles and artists are there a second time without spaces, for scripts that have none and people who type none.
 * @param said how title and artist are said, where no letter tells
 */
export function searchText(
  { title, artist, language, genre, year, tags = [] }: Findable,
  said: readonly string[] = [],
): string {
  const names = [latin(title), latin(artist), ...asHeard(title), ...asHeard(artist), ...said];
  const joined = names.filter((name) => name.includes(" ")).map((name) => name.replaceAll(" ", ""));
  const about = [...languageWords(language), genre, ...tags, year === null ? "" : String(year)].map(latin);
  return [...names, ...joined, ...new Set(about)]
    .filter(Boolean)
    .map((part) => ` ${part}`)
    .join("");
}
