"use client";
import { type Events, may, type PerformerResult } from "@karaverse/protocol";
import { isPitched, isScored, notesOf, partOf, partsIn, type Song, type Track } from "@karaverse/songs";
import type { Unheard } from "@karaverse/voice";
import { Star } from "lucide-react";
import { useEffect, useRef } from "react";
import { useMyRank, useRoom } from "../../../connection";
import { SongBest, uncountedWords, Verified } from "../../history";
import { LatencyOffer } from "../../voice";
import type { Hindsight } from "../model/hindsight";
import { colourOf } from "../model/parts";
import { wasUnheardWords } from "../model/unheard-words";

interface Props {
  result: Events["result"];
  song: Song | null;
  title: string;
  hindsight: Hindsight | null;
  /** Rule C17. */
  unheard: Unheard | null;
  /** Its slug. */
  room: string;
  onClose: () => void;
}

/** After the last note: the line that was sung over the notes, stars, lines, applause, and the song's best. */
export function Results({ result, song, title, hindsight, unheard, room, onClose }: Props) {
  const isTogether = result.performers.length > 1 && (!song || isScored(song));
  return (
    <section
      aria-label="Results"
      data-testid="results"
      className="max-h-[70dvh] w-full max-w-3xl overflow-y-auto rounded-3xl border border-brass/20 bg-plum p-5 shadow-2xl"
    >
      <header className="mb-3 flex items-baseline justify-between gap-4">
        <h2 className="font-display text-2xl text-brass">{title}</h2>
        <button
          type="button"
          onClick={onClose}
          className="rounded-full px-3 py-1 text-sm text-bone/80 hover:text-brass"
        >
          Close
        </button>
      </header>
      {isTogether && (
        <p className="mb-4 flex items-end justify-between gap-3 border-brass/15 border-b pb-3">
          <span className="text-bone/75">Together</span>
          <output
            aria-label="Score together"
            data-score={result.together}
            className="font-display text-5xl text-brass tabular-nums"
          >
            {result.together.toLocaleString("en")}
          </output>
        </p>
      )}
      {result.tempo < 100 && (
        <p className="mb-3 text-sm text-bone/75">
          Sung at {result.tempo} % of the pace: for practice, not for the rankings.
        </p>
      )}
      {result.performers.map((performer) =>
        song && !isScored(song) ? (
          <Unscored key={performer.person} name={performer.name} />
        ) : (
          <Performer
            key={performer.person}
            performer={performer}
            several={result.performers.length > 1}
            parts={song ? partsIn(song) : 1}
            track={song && partOf(song, performer.part)}
            unheard={unheard}
          />
        ),
      )}
      {hindsight && <LatencyOffer {...hindsight} />}
      <Applause reactions={result.reactions} />
      <h3 className="mb-1 mt-4 text-sm text-bone/70">Best of this song</h3>
      <SongBest song={result.song} room={room} again={result.performance} />
    </section>
  );
}

interface PerformerProps {
  performer: PerformerResult;
  track: Track | null;
  /** Others sang, too. */
  several: boolean;
  /** How many different ones the song has. */
  parts: number;
  unheard: Unheard | null;
}

function Performer({ performer, track, several, parts, unheard }: PerformerProps) {
  const { name, part, score, stars, accuracy, lines, personalBest, rank, whole } = performer;
  const bestLine = lines.reduce<(typeof lines)[number] | null>(
    (best, line) => (!best || line.points / line.most > best.points / best.most ? line : best),
    null,
  );
  const phrase = whole && bestLine && track?.phrases[bestLine.line];
  return (
    <article className="mb-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <p className="text-lg" style={several ? { color: colourOf(part, parts) } : undefined}>
            {name}
          </p>
          <p className="flex gap-1 text-brass" role="img" aria-label={`${stars} of 5 stars`}>
            {[1, 2, 3, 4, 5].map((n) => (
              <Star key={n} size={20} fill={n <= stars ? "currentColor" : "none"} aria-hidden />
            ))}
          </p>
        </div>
        <output
          aria-label={`Final score of ${name}`}
          data-testid="final-score"
          data-score={score}
          className={`font-display tabular-nums ${several ? "text-3xl" : "text-5xl"}`}
        >
          {score.toLocaleString("en")}
        </output>
      </div>
      {track && <SungLine track={track} sung={performer.sung} />}
      <p className="mt-2 text-sm text-bone/75">
        {Math.round(accuracy * 100)} % of the notes
        {!whole && " · sang some of it"}
        {personalBest && " · personal best"}
        {rank !== null && ` · number ${rank} of this song`}
        {performer.verdict === "verified" && " · "}
        {performer.verdict === "verified" && <Verified words />}
      </p>
      <Uncounted performer={performer} unheard={unheard} />
      {phrase && bestLine && bestLine.points > 0 && (
        <p className="mt-1 text-sm">
          Best line:{" "}
          <q className="text-mint">
            {phrase.notes
              .map((note) => note.text.replaceAll("~", ""))
              .join("")
              .trim()}
          </q>
        </p>
      )}
      <ol className="mt-2 flex flex-wrap gap-1" aria-label="Line ratings">
        {lines.map((line) => (
          <li
            key={line.line}
            title={`Line ${line.line + 1}: ${line.rating}`}
            className="h-2 min-w-4 flex-1 rounded-full bg-velvet"
          >
            <span
              className="block h-2 rounded-full bg-mint"
              style={{ width: `${Math.round((line.points / Math.max(1, line.most)) * 100)}%` }}
            />
            <span className="sr-only">{line.rating}</span>
          </li>
        ))}
      </ol>
    </article>
  );
}

/** Rule C14. */
function Unscored({ name }: { name: string }) {
  return (
    <article className="mb-4" data-testid="no-score">
      <p className="text-lg">{name}</p>
      <p className="text-sm text-bone/75">No score: this song has no notes to sing by.</p>
    </article>
  );
}

/** Rule C13: told to the singer and to who runs the room; nobody else need know. */
function Uncounted({
  performer: { person, name, verdict },
  unheard,
}: Pick<PerformerProps, "performer" | "unheard">) {
  const { me } = useRoom();
  const rank = useMyRank();
  const isOwn = person === me;
  const because = isOwn && unheard ? wasUnheardWords(unheard) : null;
  const isTold = isOwn || may(rank, "run-stage");
  const words = isTold ? uncountedWords(verdict, isOwn ? null : name, because) : null;
  if (!words) return null;
  return (
    <p role="status" className="mt-2 rounded-xl bg-coral/12 px-3 py-2 text-sm text-coral">
      {words}
    </p>
  );
}

function SungLine({ track, sung }: { track: Track; sung: readonly { at: number; cents: number }[] }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { current } = canvas;
    const context = current?.getContext("2d");
    const notes = notesOf(track).filter(isPitched);
    const first = notes[0];
    const last = notes.at(-1);
    if (!current || !context || !first || !last) return;
    const ratio = Math.min(2, devicePixelRatio);
    current.width = current.clientWidth * ratio;
    current.height = current.clientHeight * ratio;
    const { width, height } = current;
    const from = first.startMs;
    const to = last.startMs + last.lengthMs;
    const pitches = notes.map((note) => note.pitch);
    const low = Math.min(...pitches) - 3;
    const high = Math.max(...pitches) + 3;
    const x = (ms: number) => ((ms - from) / (to - from)) * width;
    const y = (pitch: number) => height - ((pitch - low) / (high - low)) * height;
    context.clearRect(0, 0, width, height);
    context.fillStyle = "#5b4a6b";
    for (const note of notes) {
      context.fillRect(
        x(note.startMs),
        y(note.pitch) - 3 * ratio,
        Math.max(2, x(note.startMs + note.lengthMs) - x(note.startMs) - 1),
        6 * ratio,
      );
    }
    context.fillStyle = "#58e0c2";
    for (const { at, cents } of sung) context.fillRect(x(at), y(cents / 100) - ratio, 2 * ratio, 2 * ratio);
  }, [track, sung]);
  return (
    <canvas
      ref={canvas}
      className="mt-2 h-28 w-full rounded-xl bg-ink/60"
      role="img"
      aria-label="What you sang, over the notes"
    />
  );
}

const WORDS: Record<string, string> = {
  applause: "applause",
  heart: "hearts",
  laugh: "laughs",
  fire: "fires",
  wow: "wows",
  encore: "encores",
};

function Applause({ reactions }: { reactions: Record<string, number> }) {
  const given = Object.entries(reactions).filter(([, count]) => count > 0);
  if (given.length === 0) return null;
  return (
    <p className="text-sm text-bone/80">
      From the room: {given.map(([kind, count]) => `${count} ${WORDS[kind] ?? kind}`).join(", ")}
    </p>
  );
}
