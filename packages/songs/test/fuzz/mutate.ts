import type { Chance } from "./chance";

/** What the formats give a meaning to, and what programs stumble over. */
export const PIECES: readonly Uint8Array[] = [
  ...[
    "#BPM:",
    "#GAP:",
    "#RELATIVE:yes\n",
    "#ENCODING:",
    "#VERSION:2\n",
    "#P1:",
    "#AUDIO:",
    "#GRAPHICS:a.cdg\n",
    "#MP3:",
  ],
  ...[
    "\n: ",
    "\n* ",
    "\nR ",
    "\nG ",
    "\nF ",
    "\n- ",
    "\n-",
    "\nP1\n",
    "\nP2\n",
    "\nP3\n",
    "\nB ",
    "\nE\n",
    "\n#",
    "#:",
  ],
  ...[
    "0",
    "-1",
    "60",
    "1,5",
    "999999999999",
    "1e9",
    "0.000001",
    "-0",
    "NaN",
    "١",
    " ",
    "\t",
    "\r",
    "\r\n",
    "~",
    "\0",
  ],
  ...["CP1252", "UTF16", "base64", "SJIS", "hex", "../", "C:\\", "é", "さ", "😀", "\u2028", "\uFEFF"],
  ...[
    "[00:01.00]",
    "[99:59.99]",
    "[0:0]",
    "<00:02.50>",
    "<",
    "[",
    "]",
    "[offset:",
    "[length:",
    "[ti:",
    "[la:Russian]\n",
    "[-1:00]",
  ],
  ...["MThd", "MTrk", "RIFF", "RMID", "\\", "/", "@T", "@L", "@KMIDI", "-"],
]
  .map((text) => new TextEncoder().encode(text))
  .concat(
    [
      [0xff, 0x01, 0x04, 0x2f, 0x61, 0x62, 0x63],
      [0xff, 0x05, 0x02, 0x6c, 0x61],
      [0xff, 0x51, 0x03, 0, 0, 1],
      [0xff, 0x51, 0x03, 0xff, 0xff, 0xff],
      [0xff, 0x2f, 0],
      [0x93, 60, 90],
      [0x83, 60, 0],
      [0xf0, 0xff, 0xff, 0xff, 0x7f],
      [0x81, 0x80, 0x80, 0x00],
      [0, 0, 0, 0],
      [0xff, 0xff, 0xff, 0xff],
      [9, 1, 0, 0, 3],
      [9, 6, 0, 0, 1, 2, 31, 63],
      [9, 20, 0, 0, 1, 0x13, 0x2b],
      [9, 38],
      [0xef, 0xbb, 0xbf],
      [0xff, 0xfe],
      [0xfe, 0xff],
      [0x81],
      [0xe4],
    ].map((bytes) => Uint8Array.from(bytes)),
  );

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

export function repeated(part: Uint8Array, times: number): Uint8Array {
  const bytes = new Uint8Array(part.length * times);
  for (let i = 0; i < times; i++) bytes.set(part, i * part.length);
  return bytes;
}

const randomBytes = (chance: Chance, most: number): Uint8Array =>
  Uint8Array.from({ length: chance.below(most + 1) }, () => chance.below(256));

const part = (bytes: Uint8Array, chance: Chance, most: number): Uint8Array => {
  const from = chance.below(bytes.length + 1);
  return bytes.subarray(from, from + chance.below(most + 1));
};

const MOST_BYTES = 20_000;

type Mutation = (bytes: Uint8Array, chance: Chance, other: Uint8Array) => Uint8Array;

/** Puts something at a random place, instead of up to `gone` bytes there. */
const put =
  (gone: number, what: (bytes: Uint8Array, chance: Chance, other: Uint8Array) => Uint8Array): Mutation =>
  (bytes, chance, other) => {
    const at = chance.below(bytes.length + 1);
    const after = at + chance.below(gone + 1);
    return joined(bytes.subarray(0, at), what(bytes, chance, other), bytes.subarray(after));
  };

const MUTATIONS: readonly Mutation[] = [
  put(1, (_, chance) => Uint8Array.of(chance.below(256))),
  put(4, (_, chance) => chance.one(PIECES)),
  put(0, (_, chance) => chance.one(PIECES)),
  put(40, () => new Uint8Array()),
  put(0, (bytes, chance) => part(bytes, chance, 80)),
  put(20, (_, chance, other) => part(other, chance, 200)),
  put(0, (_, chance) => repeated(chance.one(PIECES), chance.below(60))),
  put(8, (_, chance) => randomBytes(chance, 12)),
  (bytes, chance) => bytes.subarray(0, chance.below(bytes.length + 1)),
  (bytes, chance) => bytes.subarray(chance.below(Math.min(30, bytes.length) + 1)),
  (bytes, chance) => {
    const flipped = bytes.slice();
    for (let i = 0; i < 3 && flipped.length > 0; i++)
      flipped[chance.below(flipped.length)]! ^= 1 << chance.below(8);
    return flipped;
  },
  // Every second byte zero: UTF-16 as one finds it.
  (bytes) => Uint8Array.from({ length: bytes.length * 2 }, (_, i) => (i % 2 === 0 ? bytes[i / 2]! : 0)),
];

/** Something near a file that was a song, or not near it at all. */
export function mutated(bytes: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  if (chance.below(50) === 0) return randomBytes(chance, 400);
  let result = bytes.subarray(0, MOST_BYTES);
  const times = 1 + chance.below(6);
  for (let i = 0; i < times; i++) result = chance.one(MUTATIONS)(result, chance, other);
  return result.slice(0, MOST_BYTES);
}
