"use client";
import { Badge } from "@karaverse/ui";
import type { ImportedSong } from "@/lib/api-types";

const OUTCOMES: Record<ImportedSong["outcome"], { words: string; tone: "good" | "plain" | "live" }> = {
  added: { words: "added", tone: "good" },
  duplicate: { words: "there already", tone: "plain" },
  refused: { words: "refused", tone: "live" },
};

const ORDER: readonly ImportedSong["outcome"][] = ["refused", "duplicate", "added"];
/** More lines than that are no help on a screen; those with something to say come first. */
const SHOWN = 200;
const PROBLEMS = 5;

/** What became of each song; refused ones first, because something can be done about them. */
export function Report({ songs }: { songs: readonly ImportedSong[] }) {
  const sorted = songs.toSorted(
    (a, b) =>
      ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome) ||
      Math.sign(b.problems.length) - Math.sign(a.problems.length),
  );
  if (sorted.length === 0) return null;
  return (
    <ul aria-label="Report" className="mt-2 max-h-[min(15rem,22dvh)] overflow-y-auto">
      {sorted.slice(0, SHOWN).map((song, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be sent twice
        <li key={`${song.file} ${i}`} className="border-brass/12 border-t py-1.5">
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone={OUTCOMES[song.outcome].tone}>{OUTCOMES[song.outcome].words}</Badge>
            <span className="min-w-0 truncate font-medium">{song.title ?? song.file}</span>
            <span className="text-bone/60 text-xs">{song.artist}</span>
          </p>
          {song.problems.length > 0 && (
            <ul className="mt-1 list-disc pl-5 text-bone/70 text-xs">
              {song.problems.slice(0, PROBLEMS).map(({ line, sentence }) => (
                <li key={`${line} ${sentence}`}>
                  {line > 0 && `Line ${line}: `}
                  {sentence}
                </li>
              ))}
              {song.problems.length > PROBLEMS && <li>and {song.problems.length - PROBLEMS} more</li>}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
