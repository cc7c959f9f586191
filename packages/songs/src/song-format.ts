/** KAR is MIDI under another name. */
export type SongFormat = "ultrastar" | "lrc" | "midi" | "cdg";

const BY_EXTENSION: Readonly<Record<string, SongFormat>> = {
  txt: "ultrastar",
  lrc: "lrc",
  kar: "midi",
  mid: "midi",
  midi: "midi",
  cdg: "cdg",
};

/** The names of files that may be songs, by how they end, without the dot. */
export const SONG_EXTENSIONS: readonly string[] = Object.keys(BY_EXTENSION);

const LOOKED_AT = 4096;

/** Zeros are left out, so that UTF-16 looks like what it says. */
function headOf(bytes: Uint8Array): string {
  let head = "";
  for (const byte of bytes.subarray(0, LOOKED_AT)) if (byte !== 0) head += String.fromCharCode(byte);
  return head;
}

const CHART_LINE = /^[^\S\r\n]*#[A-Z0-9]+:/im;
const STAMPED_LINE = /^[^\S\r\n]*\[ ?-?\d{1,4}:\d{1,3}(?:[.,:]\d{1,6}){0,2} ?\]/m;

/** By content where it is plain, else by the name: lyrics are often called .txt. */
export function formatOf(name: string, bytes: Uint8Array): SongFormat | "unknown" {
  const head = headOf(bytes);
  if (/^(?:MThd|RIFF.{0,8}RMID)/s.test(head)) return "midi";
  const extension = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  // Packets are bytes like any others: here the name alone decides.
  if (extension === "cdg") return "cdg";
  if (STAMPED_LINE.test(head) && !/^[^\S\r\n]*#BPM:/im.test(head)) return "lrc";
  const named = Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
  if (named) return named;
  return CHART_LINE.test(head) ? "ultrastar" : "unknown";
}
