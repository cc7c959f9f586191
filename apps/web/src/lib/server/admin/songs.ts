import type { SongInfo } from "@karaverse/database";
import { z } from "zod";
import type { AdminSong } from "../../api-types";
import { ApiError } from "../api-error";
import { bodyOf, type Endpoint, type PersonCall, paramOf, queryOf } from "../endpoint";
import { songCard } from "../songs/card";
import { SongSearch } from "../songs/songs";

const adminSong = (song: SongInfo): AdminSong => ({
  ...songCard(song),
  source: song.source,
  disabled: song.disabled,
});

export const listAllSongs: Endpoint<PersonCall> = async (call) => {
  const { q, ...query } = queryOf(call, SongSearch);
  const { songs, total } = await call.services.db.songs.find({ ...query, text: q, includeDisabled: true });
  return { songs: songs.map(adminSong), total };
};

const SongChange = z.object({ disabled: z.boolean() });

export const changeSong: Endpoint<PersonCall> = async (call) => {
  const { services, person } = call;
  const { disabled } = await bodyOf(call, SongChange);
  const song = await services.db.songs.setDisabled(paramOf(call, "id"), disabled);
  if (!song) throw new ApiError(404, "song-unknown");
  await services.db.audit.write({
    actorId: person.id,
    actorName: person.name,
    act: disabled ? "disable-song" : "enable-song",
    target: song.id,
    details: { title: song.title },
  });
  return { song: adminSong(song) };
};
