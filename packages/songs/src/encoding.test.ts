import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { readUltraStar, writeUltraStar } from "./ultrastar/files";

/** Old songs and sayings; each is written as a chart of syllables that says neither its language nor its encoding. */
const WORDS: readonly [encoding: string, words: string][] = [
  [
    "win1252",
    "Üb immer Treu und Redlichkeit bis an dein kühles Grab und weiche keinen Finger breit für schöne Worte",
  ],
  ["win1252", "Il était une bergère qui gardait ses moutons où l’été brûle à côté des châteaux"],
  ["win1252", "¿Dónde están las llaves? ¡Mañana será otro día, corazón! ¿Qué pasó, niño?"],
  [
    "win1250",
    "Wlazł kotek na płotek i mruga, śliczna to piosenka niedługa, żółta łąka, biała ćma, gęś i jaźń",
  ],
  ["win1250", "Příliš žluťoučký kůň úpěl ďábelské ódy, ještě není večer, ať žije píseň"],
  ["win1251", "Во поле берёза стояла, во поле кудрявая стояла, люли люли стояла"],
  ["koi8r", "Во поле берёза стояла, во поле кудрявая стояла, люли люли стояла"],
  ["win1253", "Φεγγαράκι μου λαμπρό φέγγε μου να περπατώ να πηγαίνω στο σχολειό"],
  ["win1254", "Üsküdar'a gider iken aldı da bir yağmur, kâtibimin setresi uzun eteği çamur"],
  ["shiftjis", "さくらさくらやよいの空は見渡す限り霞か雲か匂いぞいずる"],
  ["eucjp", "さくらさくらやよいの空は見渡す限り霞か雲か匂いぞいずる"],
  ["euckr", "아리랑 아리랑 아라리요 아리랑 고개로 넘어간다 나를 버리고 가시는 님은"],
  ["gb18030", "好一朵美丽的茉莉花芬芳美丽满枝桠又香又白人人夸让我来将你摘下"],
  ["big5", "好一朵美麗的茉莉花芬芳美麗滿枝椏又香又白人人誇讓我來將你摘下"],
];

function chartOf(words: string): string {
  const syllables = words.match(/.{1,4}/gu) ?? [];
  const notes = syllables.map((text, i) => `: ${i * 4} 3 ${i % 12} ${text}`);
  return [`#TITLE:${words.slice(0, 24)}`, "#ARTIST:Haus", "#MP3:a.mp3", "#BPM:300", ...notes, "E", ""].join(
    "\n",
  );
}

test.each(WORDS)("%s is found without being named: %s", (encoding, words) => {
  const bytes = new Uint8Array(iconv.encode(chartOf(words), encoding));
  const parsed = readUltraStar(bytes);
  expect(parsed.song?.title).toBe(words.slice(0, 24).trim());
  expect(parsed.song?.tracks[0]?.phrases[0]?.notes.map(({ text }) => text).join("")).toBe(words);
  expect(writeUltraStar(parsed)).toEqual(bytes);
});

test.each(["UTF16", "base64", "hex", "UTF-7", "nonsense"])(
  "a chart in ASCII that claims to be %s is read",
  (claim) => {
    const text = `#ENCODING:${claim}\n#TITLE:Plain\n#ARTIST:House\n#MP3:a.mp3\n#BPM:300\n: 0 4 0 la\nE\n`;
    const parsed = readUltraStar(new TextEncoder().encode(text));
    expect(parsed.song?.title).toBe("Plain");
    const written = writeUltraStar(parsed, { ...parsed.song!, title: "Grün" });
    expect(readUltraStar(written).song?.title).toBe("Grün");
  },
);
