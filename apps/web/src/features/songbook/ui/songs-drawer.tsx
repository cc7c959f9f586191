"use client";
import { DIFFICULTIES, type Difficulty, type PersonId } from "@karaverse/protocol";
import { ListPlus, Play, Search, Square } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { ParticipantView } from "../../../connection/view";
import type { SongCard, SongsAnswer } from "../../../lib/api-types";
import { languageName, lengthOf, levelOf, searchSongs } from "../model/search";

export interface QueueRequest {
  song: string;
  difficulty: Difficulty;
  with: PersonId[];
}

interface Props {
  people: readonly ParticipantView[];
  me: PersonId;
  onQueue: (request: QueueRequest) => void;
}

/** The songbook: search as you type, listen in, queue. */
export function SongsDrawer({ people, me, onQueue }: Props) {
  const [text, setText] = useState("");
  const [language, setLanguage] = useState("");
  const [difficulty, setDifficulty] = useState<Difficulty>("easy");
  const [partner, setPartner] = useState<PersonId>("");
  const { answer, failure } = useSongs(text, language);
  const preview = usePreview();
  const others = people.filter(({ personId, connected }) => personId !== me && connected);
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3">
      <label className="flex items-center gap-2 rounded-full border border-brass/20 bg-ink/60 px-4 py-2 focus-within:border-brass">
        <Search size={16} className="text-bone/60" aria-hidden />
        <input
          type="search"
          aria-label="Search songs"
          placeholder="Title, artist, language"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          className="min-w-0 flex-1 bg-transparent outline-none placeholder:text-bone/50"
        />
      </label>
      <div className="flex flex-wrap gap-2 text-sm">
        <Choice label="Language" value={language} onChange={setLanguage}>
          <option value="">All languages</option>
          {answer?.languages.map((one) => (
            <option key={one.language} value={one.language}>
              {languageName(one.language)}
            </option>
          ))}
        </Choice>
        <Choice
          label="Difficulty"
          value={difficulty}
          onChange={(value) => setDifficulty(asDifficulty(value))}
        >
          {DIFFICULTIES.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </Choice>
        {others.length > 0 && (
          <Choice label="With" value={partner} onChange={setPartner}>
            <option value="">Alone</option>
            {others.map(({ personId, name }) => (
              <option key={personId} value={personId}>
                with {name}
              </option>
            ))}
          </Choice>
        )}
      </div>
      {failure && (
        <p role="alert" className="text-coral">
          {failure}
        </p>
      )}
      {answer && answer.songs.length === 0 && (
        <p className="text-bone/70">No song like that. Try fewer letters.</p>
      )}
      <ul aria-label="Songs" className="min-h-40 flex-1 space-y-2 overflow-y-auto pr-1">
        {answer?.songs.map((song) => (
          <SongRow
            key={song.id}
            song={song}
            playing={preview.playing === song.id}
            onPreview={() => preview.toggle(song)}
            onQueue={() => {
              preview.stop();
              onQueue({ song: song.id, difficulty, with: partner ? [partner] : [] });
            }}
          />
        ))}
      </ul>
    </div>
  );
}

function SongRow({
  song,
  playing,
  onPreview,
  onQueue,
}: {
  song: SongCard;
  playing: boolean;
  onPreview: () => void;
  onQueue: () => void;
}) {
  return (
    <li className="flex items-center gap-3 rounded-2xl border border-brass/12 bg-ink/40 p-2">
      <button
        type="button"
        aria-label={playing ? `Stop ${song.title}` : `Listen to ${song.title}`}
        onClick={onPreview}
        className="group relative size-14 shrink-0 overflow-hidden rounded-xl bg-velvet focus-visible:outline-2 focus-visible:outline-brass"
      >
        {song.cover && (
          // biome-ignore lint/performance/noImgElement: covers are small vectors from our own origin
          <img src={song.cover} alt="" className="size-full object-cover" />
        )}
        <span className="absolute inset-0 grid place-items-center bg-ink/45 text-bone opacity-70 group-hover:opacity-100">
          {playing ? <Square size={18} /> : <Play size={18} />}
        </span>
      </button>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-display">{song.title}</span>
        <span className="block truncate text-xs text-bone/65">{song.artist}</span>
        <span className="block truncate text-xs text-bone/65">
          {languageName(song.language)} · {lengthOf(song.durationMs)} · {levelOf(song)}
          {song.singers > 1 && " · duet"}
        </span>
      </span>
      <button
        type="button"
        aria-label={`Queue ${song.title}`}
        onClick={onQueue}
        className="grid size-11 shrink-0 place-items-center rounded-full bg-brass text-ink hover:brightness-110 focus-visible:outline-2 focus-visible:outline-bone"
      >
        <ListPlus size={20} aria-hidden />
      </button>
    </li>
  );
}

function Choice({
  label,
  value,
  onChange,
  children,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: React.ReactNode;
}) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      className="rounded-full border border-brass/20 bg-ink px-3 py-1.5 focus-visible:outline-2 focus-visible:outline-brass"
    >
      {children}
    </select>
  );
}

const asDifficulty = (value: string): Difficulty => DIFFICULTIES.find((one) => one === value) ?? "easy";

/** Typing pauses this long before we ask. */
const TYPING_MS = 180;

function useSongs(text: string, language: string): { answer: SongsAnswer | null; failure: string | null } {
  const [answer, setAnswer] = useState<SongsAnswer | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      searchSongs({ text, language }, abort.signal)
        .then((found) => {
          setAnswer(found);
          setFailure(null);
        })
        .catch((error: unknown) => {
          if (!abort.signal.aborted) setFailure(error instanceof Error ? error.message : String(error));
        });
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, language]);
  return { answer, failure };
}

/** One preview at a time, from a little into the song, quietly. */
function usePreview(): { playing: string | null; toggle: (song: SongCard) => void; stop: () => void } {
  const [playing, setPlaying] = useState<string | null>(null);
  const audio = useRef<HTMLAudioElement | null>(null);
  const stop = () => {
    audio.current?.pause();
    setPlaying(null);
  };
  useEffect(() => () => audio.current?.pause(), []);
  return {
    playing,
    stop,
    toggle: (song) => {
      if (playing === song.id) {
        stop();
        return;
      }
      audio.current?.pause();
      const element = new Audio(song.backing);
      element.volume = 0.5;
      element.currentTime = Math.min(12, song.durationMs / 4000);
      element.onended = () => setPlaying(null);
      audio.current = element;
      setPlaying(song.id);
      element.play().catch(() => setPlaying(null));
    },
  };
}
