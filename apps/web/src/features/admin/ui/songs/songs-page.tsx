"use client";
import { Badge, Button, Empty, Field, Trouble, toast, Waiting } from "@karaverse/ui";
import { useCallback, useDeferredValue, useState } from "react";
import { useWords } from "@/i18n/words";
import type { AdminSong } from "@/lib/api-types";
import { lengthWords } from "@/lib/figure-words";
import { languageName } from "@/lib/language-name";
import { admin } from "../../model/ask";
import { Pager, Panel } from "../parts";
import { useLoaded } from "../use-loaded";
import { Import } from "./import";

const PAGE = 50;

function SongRow({ song, onChange }: { song: AdminSong; onChange(): void }) {
  const t = useWords();
  return (
    <li className="flex items-center justify-between gap-3 border-brass/12 border-t py-2 text-sm">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium" lang={song.language || undefined}>
            {song.title}
          </span>
          {song.source === "import" && <Badge>{t("admin.badge.imported")}</Badge>}
          {song.disabled && <Badge tone="live">{t("admin.badge.disabled")}</Badge>}
        </p>
        <p className="break-words text-bone/60">
          {song.artist} · {song.language ? languageName(song.language) : "–"} · {lengthWords(song.durationMs)}{" "}
          · {t("admin.level", { level: song.level })}
        </p>
      </div>
      <Button
        size="small"
        aria-label={t(song.disabled ? "admin.enableTitle" : "admin.disableTitle", { title: song.title })}
        onClick={() =>
          void admin
            .setDisabled(song.id, !song.disabled)
            .catch((error: Error) => toast.error(error.message))
            .finally(onChange)
        }
      >
        {song.disabled ? t("admin.enable") : t("admin.disable")}
      </Button>
    </li>
  );
}

export function SongsPage() {
  const t = useWords();
  const [text, setText] = useState("");
  const [offset, setOffset] = useState(0);
  const q = useDeferredValue(text);
  const [songs, reload] = useLoaded(useCallback(() => admin.songs({ q, offset }), [q, offset]));
  return (
    <>
      <h1 className="font-display text-3xl">{t("admin.places.songs")}</h1>
      <Import onImported={reload} />
      <Panel
        title={
          songs.state === "loaded"
            ? t("admin.songCount", { count: songs.value.total })
            : t("admin.places.songs")
        }
      >
        <Field
          label={t("admin.searchSongs")}
          type="search"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setOffset(0);
          }}
        />
        {songs.state === "loading" && (
          <div className="mt-3">
            <Waiting lines={6} />
          </div>
        )}
        {songs.state === "failed" && (
          <div className="mt-3">
            <Trouble onRetry={reload}>{songs.words}</Trouble>
          </div>
        )}
        {songs.state === "loaded" && songs.value.total === 0 && <Empty>{t("admin.noneFound")}</Empty>}
        {songs.state === "loaded" && (
          <>
            <ul className="mt-3">
              {songs.value.songs.map((song) => (
                <SongRow key={song.id} song={song} onChange={reload} />
              ))}
            </ul>
            <Pager
              offset={offset}
              size={PAGE}
              total={songs.value.total}
              back={t("admin.back")}
              on={t("admin.more")}
              onChange={setOffset}
            />
          </>
        )}
      </Panel>
    </>
  );
}
