import type { Phrase, Track } from "@karaverse/songs";
import { type CSSProperties, useRef, useState } from "react";
import { useWords } from "@/i18n/words";
import { type LyricsMoment, lyricsAt, sungShare } from "../model/lyrics";
import { useFrame } from "./use-frame";

interface Props {
  track: Track;
  position: () => number | null;
  /** Of the part; where there are several. */
  colour?: string;
  /** Whose words these are, where several sing different ones. */
  who?: string;
  /** Somebody else's: to know where they are, and not to read from. */
  aside?: boolean;
}

/** The line being sung, syllable by syllable, and the one after it. */
export function Lyrics({ track, position, colour, who, aside = false }: Props) {
  const [moment, setMoment] = useState<LyricsMoment>({ line: 0, in: null });
  const current = useRef<HTMLParagraphElement>(null);

  useFrame(() => {
    const at = position();
    if (at === null) return;
    const next = lyricsAt(track, at);
    if (next.line !== moment.line || Math.ceil(next.in ?? -1) !== Math.ceil(moment.in ?? -1)) setMoment(next);
    const phrase = track.phrases[next.line];
    const spans = current.current?.children;
    if (!phrase || !spans || current.current?.dataset.line !== String(next.line)) return;
    phrase.notes.forEach((note, i) => {
      const span = spans[i];
      if (span instanceof HTMLElement) span.style.setProperty("--sung", `${sungShare(note, at) * 100}%`);
    });
  });

  const phrase = track.phrases[moment.line];
  const next = track.phrases[moment.line + 1];
  return (
    <div
      className={`flex flex-col items-center text-center ${aside ? "opacity-70" : ""}`}
      style={colour ? ({ "--part": colour } as CSSProperties) : undefined}
      aria-live="off"
    >
      {who && (
        <p className="max-w-full truncate text-xs" style={{ color: colour }}>
          {who}
        </p>
      )}
      {moment.in !== null && !aside && <CountIn seconds={moment.in} />}
      {phrase && (
        <p
          ref={current}
          key={moment.line}
          data-line={moment.line}
          data-testid="lyrics-line"
          className={`text-balance font-display font-semibold leading-tight ${aside ? "text-[clamp(1rem,2.4vw,1.35rem)]" : "text-[clamp(1.6rem,5.2vw,3.2rem)]"}`}
        >
          {syllables(phrase).map(({ key, text }) => (
            <span key={key} className="lyric-syllable">
              {text}
            </span>
          ))}
        </p>
      )}
      {next && !aside && <p className="mt-1 text-[clamp(1rem,2.6vw,1.5rem)] text-bone/60">{plain(next)}</p>}
    </div>
  );
}

/** Dots that go out one by one. */
function CountIn({ seconds }: { seconds: number }) {
  const t = useWords();
  const left = Math.min(4, Math.ceil(seconds));
  return (
    <p className="mb-1 text-brass" role="img" aria-label={t("stage.secondsToLine", { left })}>
      {"●".repeat(left)}
      <span className="text-brass/25">{"●".repeat(4 - left)}</span>
    </p>
  );
}

/** "~" only prolongs the syllable before it. */
const shown = (text: string): string => text.replaceAll("~", "");
const plain = (phrase: Phrase): string => shown(phrase.notes.map((note) => note.text).join(""));
const syllables = (phrase: Phrase) =>
  phrase.notes.map((note, i) => ({ key: `${note.startMs}-${i}`, text: shown(note.text) }));
