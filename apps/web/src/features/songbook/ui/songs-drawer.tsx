"use client";
import { DIFFICULTIES, type Difficulty, type PersonId } from "@karaverse/protocol";
import { Button, Empty, Trouble, Waiting } from "@karaverse/ui";
import { Search } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { useWords } from "@/i18n/words";
import type { ParticipantView } from "../../../connection/view";
import type { SongCard } from "../../../lib/api-types";
import { NO_FILTERS, PAGE } from "../model/search";
import { Filters } from "./filters";
import { Select } from "./select";
import { SongRow } from "./song-row";
import { usePreview } from "./use-preview";
import { useShelves, useSongs } from "./use-songs";

const CHOICE =
  "select-arrow min-w-0 max-w-44 flex-auto appearance-none md:flex-none rounded-full border border-brass/20 bg-ink ps-4 pe-8 py-1.5 focus-visible:outline-2 focus-visible:outline-brass";

export interface QueueRequest {
  song: string;
  difficulty: Difficulty;
  with: PersonId[];
  /** Rule K5: of another evening. */
  recording: string | null;
}

interface Props {
  people: readonly ParticipantView[];
  me: PersonId;
  onQueue: (request: QueueRequest) => void;
  mayRemove: (song: SongCard) => boolean;
  onRemove: (song: SongCard, then: () => void) => void;
  /** Bringing songs of one's own: where to pick them, and what became of them. */
  bring?: { pick: ReactNode; status: (onBrought: () => void) => ReactNode };
}

/** The songbook: search as you type, listen in, queue. */
export function SongsDrawer({ people, me, onQueue, mayRemove, onRemove, bring }: Props) {
  const t = useWords();
  const [text, setText] = useState("");
  const [filters, setFilters] = useState(NO_FILTERS);
  const [difficulty, setDifficulty] = useState<Difficulty>("easy");
  const [partner, setPartner] = useState<PersonId>("");
  const [round, setRound] = useState(0);
  const { found, failure, more, again } = useSongs(text, filters);
  const shelves = useShelves(round);
  const preview = usePreview();
  const others = people.filter(({ personId, connected }) => personId !== me && connected);
  const refresh = () => {
    again();
    setRound((now) => now + 1);
  };
  const queue = (song: SongCard, recording: string | null) => {
    preview.stop();
    onQueue({ song: song.id, difficulty, with: partner ? [partner] : [], recording });
  };
  const rest = found ? found.total - found.songs.length : 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between what is inside
    <div className="flex min-h-0 flex-1 flex-col gap-3" onKeyDown={moveByArrows}>
      <label className="flex items-center gap-2 rounded-full border border-brass/20 bg-ink/60 px-4 py-2 focus-within:border-brass">
        <Search size={16} className="text-bone/60" aria-hidden />
        <input
          type="search"
          aria-label={t("songbook.search")}
          placeholder={t("songbook.searchHint")}
          maxLength={100}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          className="min-w-0 flex-1 bg-transparent outline-none placeholder:text-bone/60"
        />
      </label>
      <Filters shelves={shelves} filters={filters} onChange={setFilters} />
      {bring?.status(refresh)}
      {failure && <Trouble onRetry={refresh}>{failure}</Trouble>}
      {!found && !failure && <Waiting lines={6} />}
      {found?.total === 0 && (
        <div className="flex flex-col items-center">
          <Empty>{t("songbook.noneFound")}</Empty>
          {(text || filters !== NO_FILTERS) && (
            <Button
              size="small"
              onClick={() => {
                setText("");
                setFilters(NO_FILTERS);
              }}
            >
              {t("songbook.showAll")}
            </Button>
          )}
        </div>
      )}
      <ul
        aria-label={t("songbook.songs")}
        className="min-h-28 flex-1 space-y-2 md:min-h-40 overflow-y-auto pe-1"
      >
        {found?.songs.map((song) => (
          <SongRow
            key={song.id}
            song={song}
            playing={preview.playing === song.id}
            onPreview={() => preview.toggle(song)}
            onQueue={() => queue(song, null)}
            onQueueWith={found.recorded.includes(song.id) ? (recording) => queue(song, recording) : null}
            onRemove={mayRemove(song) ? () => onRemove(song, refresh) : null}
          />
        ))}
        {rest > 0 && (
          <li>
            <button
              type="button"
              onClick={() => void more()}
              className="min-h-11 w-full rounded-2xl border border-brass/12 text-bone/75 text-sm hover:border-brass/50 hover:text-bone"
            >
              {rest > PAGE ? t("songbook.moreOf", { page: PAGE, rest }) : t("songbook.more", { rest })}
            </button>
          </li>
        )}
      </ul>
      <p role="status" className="sr-only">
        {found && t("songbook.found", { count: found.total })}
      </p>
      <div className="flex items-center gap-2 text-sm md:flex-wrap">
        <Select
          className={CHOICE}
          label={t("songbook.difficulty")}
          value={difficulty}
          onChange={(value) => setDifficulty(asDifficulty(value))}
          // Nothing else on the screen says what would be "easy".
          options={DIFFICULTIES.map((one) => [
            one,
            t("songbook.scored", { difficulty: t(`common.difficulty.${one}`) }),
          ])}
        />
        {others.length > 0 && (
          <Select
            className={CHOICE}
            label={t("songbook.with")}
            value={partner}
            onChange={setPartner}
            options={[
              ["", t("songbook.alone")],
              ...others.map(({ personId, name }) => [personId, t("songbook.withName", { name })] as const),
            ]}
          />
        )}
        {bring && <div className="ms-auto flex gap-2">{bring.pick}</div>}
      </div>
    </div>
  );
}

const asDifficulty = (value: string): Difficulty => DIFFICULTIES.find((one) => one === value) ?? "easy";

/** Down and up go from the words to the songs, from song to song, and back. */
function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const { key, target, currentTarget } = event;
  if (key !== "ArrowDown" && key !== "ArrowUp") return;
  if (!(target instanceof HTMLElement) || target instanceof HTMLSelectElement) return;
  const search = currentTarget.querySelector<HTMLElement>("input[type=search]");
  const songs = [...currentTarget.querySelectorAll<HTMLElement>("[data-queue]")];
  const row = target.closest("li")?.querySelector<HTMLElement>("[data-queue]");
  const at = row ? songs.indexOf(row) : -1;
  if (at < 0 && target !== search) return;
  const next = at + (key === "ArrowDown" ? 1 : -1);
  event.preventDefault();
  (next < 0 ? search : songs[next])?.focus();
}
