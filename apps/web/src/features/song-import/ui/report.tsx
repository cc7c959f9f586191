"use client";
import { Badge } from "@karaverse/ui";
import { useWords } from "@/i18n/words";
import type { ImportedSong } from "@/lib/api-types";

const TONES = { added: "good", duplicate: "plain", refused: "live" } as const;

const ORDER: readonly ImportedSong["outcome"][] = ["refused", "duplicate", "added"];
/** More lines than that are no help on a screen; those with something to say come first. */
const SHOWN = 200;
const PROBLEMS = 5;

/** What became of each song; refused ones first, because something can be done about them. */
export function Report({ songs }: { songs: readonly ImportedSong[] }) {
  const t = useWords();
  const sorted = songs.toSorted(
    (a, b) =>
      ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome) ||
      Math.sign(b.problems.length) - Math.sign(a.problems.length),
  );
  if (sorted.length === 0) return null;
  return (
    <ul aria-label={t("song-import.report")} className="mt-2 max-h-[min(15rem,22dvh)] overflow-y-auto">
      {sorted.slice(0, SHOWN).map((song, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be sent twice
        <li key={`${song.file} ${i}`} className="border-brass/12 border-t py-1.5">
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone={TONES[song.outcome]}>{t(`song-import.outcome.${song.outcome}`)}</Badge>
            <span className="min-w-0 truncate font-medium">{song.title ?? song.file}</span>
            <span className="text-bone/60 text-xs">{song.artist}</span>
          </p>
          {song.problems.length > 0 && (
            <ul className="mt-1 list-disc ps-5 text-bone/70 text-xs">
              {song.problems.slice(0, PROBLEMS).map(({ line, sentence }) => (
                <li key={`${line} ${sentence}`}>
                  {line > 0 && `${t("song-import.line", { line })} `}
                  {sentence}
                </li>
              ))}
              {song.problems.length > PROBLEMS && (
                <li>{t("song-import.andMore", { count: song.problems.length - PROBLEMS })}</li>
              )}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
