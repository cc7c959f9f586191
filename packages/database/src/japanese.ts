import { latin } from "./latin";

const KANJI = /\p{Script=Han}/u;

type Reader = (text: string) => string[];

let reader: Promise<Reader> | undefined;

/**
 * A dictionary of Japanese (IPADIC) with what finds its words in a text: 13 MB on disk and about 140 MB in memory, so
 * it is not there before the first song with kanji is brought.
 */
async function open(): Promise<Reader> {
  const { TokenizerBuilder } = await import("lindera-wasm-nodejs-ipadic");
  const builder = new TokenizerBuilder();
  builder.setDictionary("embedded://ipadic");
  builder.setMode("normal");
  const tokenizer = builder.build();
  return (text) => {
    const words = tokenizer.tokenize(text) as { surface: string; reading?: string }[];
    return words.map(({ surface, reading }) => (reading && reading !== "*" ? reading : surface));
  };
}

/**
 * What is written with kanji, in Latin letters as Japanese people say it: 夜に駆ける is "yoru ni kakeru". Long vowels
 * twice, as kana have them and as people type them ("koujou", "kojo").
 */
export async function saidInJapanese(text: string): Promise<string[]> {
  if (!KANJI.test(text)) return [];
  reader ??= open();
  // A song without its reading is found by its artist, and by what it is written with.
  const words = await reader.then(
    (read) => read(text),
    () => [],
  );
  const said = latin(words.join(" "));
  const short = said.replace(/ou|oo/g, "o").replace(/uu/g, "u");
  return [...new Set([said, short])].filter(Boolean);
}
