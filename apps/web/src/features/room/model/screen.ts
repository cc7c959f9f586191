import type { Events, PerformanceView } from "@karaverse/protocol";
import { type Phrase, type Song, shownFrom } from "@karaverse/songs";
import type { Words } from "@/i18n/words";
import type { ScreenContent } from "@/world";

export interface OnScreen {
  roomName: string;
  phase: PerformanceView["phase"];
  /** Names of who performs, as they are read out. */
  performers: string;
  /** Who looks sings: their words are before them, or not at all where they sing by heart. */
  isSinger: boolean;
  song: Song | null;
  /** What is called next. */
  next: { title: string; singers: string } | null;
  result: Events["result"] | null;
}

/** What the LED screen behind the stage says. */
export function screenOf(
  t: Words,
  { roomName, phase, performers, isSinger, song, next, result }: OnScreen,
): ScreenContent {
  if (phase === "scored" && result) {
    return {
      kind: "result",
      title: song?.title ?? "",
      singers: result.performers.map(({ name, score, stars }) => ({ name, points: score, stars })),
    };
  }
  if (phase !== "idle" && phase !== "scored" && song) {
    return {
      kind: "lyrics",
      title: song.title,
      artist: song.artist,
      singers: [performers],
      paused: t("stage.screen.paused"),
      lines: isSinger ? [] : linesOf(song),
    };
  }
  if (!next)
    return { kind: "title", title: roomName, subtitle: t("stage.screen.free"), note: t("stage.screen.pick") };
  const note = phase === "preparing" ? t("stage.screen.ready") : t("stage.screen.next");
  return { kind: "title", title: next.title, subtitle: next.singers, note };
}

/** Of several parts the first one's words, and where it rests those of the others: call and answer. */
export function wordsOfAll({ tracks }: Pick<Song, "tracks">): Phrase[] {
  const taken: Phrase[] = [];
  for (const { phrases } of tracks)
    taken.push(
      ...phrases.filter(
        ({ startMs, endMs }) => !taken.some((other) => startMs < other.endMs && other.startMs < endMs),
      ),
    );
  return taken.sort((one, other) => one.startMs - other.startMs);
}

const linesOf = (song: Song) =>
  wordsOfAll(song).map((phrase, i, phrases) => ({
    shown: shownFrom(phrases, i),
    start: phrase.startMs,
    end: phrase.endMs,
    syllables: phrase.notes.map((note) => ({
      // "~" prolongs the syllable before it, alone or at the end of a text.
      text: note.text.replaceAll("~", ""),
      start: note.startMs,
      end: note.startMs + note.lengthMs,
    })),
  }));
