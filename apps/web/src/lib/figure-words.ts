import { language } from "@/i18n/words";

// Units are written alike everywhere; the decimal mark is the reader's. What shows them keeps them in a <bdi>.
const formats = new Map<string, Intl.NumberFormat>();

/** Made once for each language: some of these are written sixty times a second. */
function decimal(value: number, digits: number): string {
  const key = `${language()} ${digits}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language(), {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formats.set(key, format);
  }
  return format.format(value);
}

export const bytesWords = (bytes: number): string =>
  bytes < 1_000 ? `${decimal(bytes, 0)} B/s` : `${decimal(bytes / 1_000, 1)} KB/s`;

export const kilobytesWords = (bytes: number): string => decimal(bytes / 1_024, 1);

export const hertzWords = (hz: number): string => `${decimal(hz, hz > 0 && hz < 10 ? 1 : 0)} Hz`;

export const millisecondsWords = (ms: number, digits = ms < 10 ? 1 : 0): string =>
  `${decimal(ms, digits)} ms`;

/** A figure inside of a sentence that may run from right to left: its unit stays behind it. */
export const inSentence = (figure: string): string => `\u2068${figure}\u2069`;

/** How long ago. */
export const ageWords = (ms: number): string =>
  ms < 1_000 ? millisecondsWords(ms, 0) : `${decimal(ms / 1_000, ms < 10_000 ? 1 : 0)} s`;

/** How long a song is, as on a player. */
export function lengthWords(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
