import type { Phrase, Track } from "@karaverse/songs";
import clsx from "clsx";
import { type CSSProperties, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useWords } from "@/i18n/words";
import { isTurn, type LyricsMoment, lyricsAt, sungShare } from "../model/lyrics";
import { useFrame } from "./use-frame";

interface Props {
  track: Track;
  /** Of its lines those that nobody sings (Rule P18). */
  unsung: ReadonlySet<Phrase>;
  position: () => number | null;
  /** Of the part; where there are several. */
  colour?: string;
  /** Whose words these are, where several sing different ones. */
  who?: string;
  /** Aside: somebody else's, to know where they are, and not to read from. */
  size: "panel" | "band" | "aside";
  /** Of several voices: paler while it is not its turn. */
  inTurn?: boolean;
}

// By the window's height too: on a low one the words of a singer would push their notes out.
const SIZES = {
  panel: "text-[clamp(1.6rem,min(5.2vw,6dvh),3.2rem)]",
  "long panel": "text-[clamp(1.45rem,min(4.4vw,4.6dvh),2.3rem)]",
  band: "text-[clamp(1.3rem,4.6cqw,2rem)]",
  "long band": "text-[clamp(1.2rem,4cqw,1.5rem)]",
  aside: "text-[clamp(1rem,2.4vw,1.35rem)]",
} as const;
/** A line of more letters goes on one line of the panel, or of the band, only in smaller ones. */
const LONG_LINE = 30;
const sizeOf = (size: Props["size"], phrase: Phrase) =>
  size !== "aside" && plain(phrase).length > LONG_LINE ? SIZES[`long ${size}`] : SIZES[size];
const NEXT_SIZES = {
  panel: "mt-1 text-[clamp(1rem,2.6vw,1.5rem)]",
  band: "text-[0.95rem] leading-snug",
} as const;

/** The line being sung, syllable by syllable, and the one after it. */
export function Lyrics({ track, unsung, position, colour, who, size, inTurn = false }: Props) {
  const t = useWords();
  const [moment, setMoment] = useState<LyricsMoment>({ line: 0, in: null });
  const current = useRef<HTMLParagraphElement>(null);
  const whole = useRef<HTMLDivElement>(null);

  useFrame(() => {
    const at = position();
    if (at === null) return;
    const next = lyricsAt(track, at, unsung);
    // Before this very paint: where frames are slow, the line came a frame after that of the room's screen.
    if (next.line !== moment.line || Math.ceil(next.in ?? -1) !== Math.ceil(moment.in ?? -1))
      flushSync(() => setMoment(next));
    if (inTurn && whole.current) whole.current.dataset.turn = String(isTurn(track, at));
    const phrase = track.phrases[next.line];
    const spans = current.current?.children;
    if (!phrase || !spans || current.current?.dataset.line !== String(next.line)) return;
    phrase.notes.forEach((note, i) => {
      const span = spans[i];
      if (span instanceof HTMLElement) span.style.setProperty("--sung", `${sungShare(note, at) * 100}%`);
    });
  });

  const aside = size === "aside";
  const phrase = track.phrases[moment.line];
  const next = track.phrases[moment.line + 1];
  const isUnsung = phrase !== undefined && unsung.has(phrase);
  const isNextUnsung = next !== undefined && unsung.has(next);
  const label = isUnsung ? t("stage.unsung") : who;
  const dots = moment.in !== null && !aside && <CountIn seconds={moment.in} slim={size === "band"} />;
  return (
    <div
      ref={whole}
      className={`flex flex-col items-center text-center transition-opacity duration-300 data-[turn=false]:opacity-50 ${aside ? "opacity-70" : ""}`}
      style={colour ? ({ "--part": colour } as CSSProperties) : undefined}
      aria-live="off"
    >
      {label ? (
        <p className="max-w-full truncate text-bone/70 text-xs" style={isUnsung ? {} : { color: colour }}>
          {label}
        </p>
      ) : (
        // Its place is kept, so that nothing moves when there is something to say.
        unsung.size > 0 && <p className="h-4" />
      )}
      {!isUnsung && dots}
      {phrase && (
        <p
          ref={current}
          key={moment.line}
          data-line={moment.line}
          data-testid="lyrics-line"
          data-unsung={isUnsung}
          // A song runs in its own direction, whatever that of the page is.
          dir="auto"
          className={clsx(
            "text-balance font-display font-semibold leading-tight",
            sizeOf(size, phrase),
            isUnsung && "opacity-50",
          )}
        >
          {syllables(phrase).map(({ key, text }) => (
            <span key={key} className="lyric-syllable">
              {text}
            </span>
          ))}
        </p>
      )}
      {isUnsung && dots}
      {next && !aside && (
        <p dir="auto" className={clsx(NEXT_SIZES[size], nextTone(isUnsung, isNextUnsung))}>
          {plain(next)}
        </p>
      )}
    </div>
  );
}

/** Where nobody sings what stands there, the next line is what one waits for. */
const nextTone = (isUnsung: boolean, isNextUnsung: boolean) =>
  isNextUnsung ? "text-bone/35" : isUnsung ? "text-bone/85" : "text-bone/60";

/** Dots that go out one by one. */
function CountIn({ seconds, slim }: { seconds: number; slim: boolean }) {
  const t = useWords();
  const left = Math.min(4, Math.ceil(seconds));
  return (
    <p
      className={`text-brass ${slim ? "text-[0.6rem] leading-none" : "mb-1"}`}
      role="img"
      aria-label={t("stage.secondsToLine", { left })}
    >
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
