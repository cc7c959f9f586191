import type { Events, PerformanceView } from "@karaverse/protocol";
import { linesOfAll, type Song, shownFrom } from "@karaverse/songs";
import type { Words } from "@/i18n/words";
import type { ScreenContent } from "@/world";

export interface OnScreen {
  roomName: string;
  phase: PerformanceView["phase"];
  /** Names of who performs, as they are read out. */
  performers: string;
  /** Which parts of the song they sing. */
  parts: readonly number[];
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
  { roomName, phase, performers, parts, isSinger, song, next, result }: OnScreen,
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
      unsung: t("stage.unsung"),
      lines: isSinger ? [] : linesOf(song, parts),
    };
  }
  if (!next)
    return { kind: "title", title: roomName, subtitle: t("stage.screen.free"), note: t("stage.screen.pick") };
  const note = phase === "preparing" ? t("stage.screen.ready") : t("stage.screen.next");
  return { kind: "title", title: next.title, subtitle: next.singers, note };
}

/** Rule P18. */
function linesOf(song: Song, parts: readonly number[]) {
  const lines = linesOfAll(song, parts);
  const phrases = lines.map(({ phrase }) => phrase);
  return lines.map(({ phrase, isSung }, i) => ({
    shown: shownFrom(phrases, i),
    start: phrase.startMs,
    end: phrase.endMs,
    isSung,
    syllables: phrase.notes.map((note) => ({
      // "~" prolongs the syllable before it, alone or at the end of a text.
      text: note.text.replaceAll("~", ""),
      start: note.startMs,
      end: note.startMs + note.lengthMs,
    })),
  }));
}
