import type { SongInfo } from "@karaverse/database";
import { z } from "zod";
import type { AdminSong, ImportAnswer } from "../../api-types";
import { ApiError } from "../api-error";
import { bodyOf, type Endpoint, type PersonCall, paramOf, queryOf } from "../endpoint";
import { songCard } from "../songs/card";
import { importsDir } from "../songs/place";
import { SongSearch } from "../songs/songs";
import { ImportRefused } from "./import/bounds";
import { receivedFiles } from "./import/received";
import { takeIn } from "./import/take-in";

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

/** One at a time: an import holds its files in memory. */
let importing: Promise<unknown> = Promise.resolve();

export const importSongs: Endpoint<PersonCall> = async (call): Promise<ImportAnswer> => {
  const before = importing;
  const mine = before.then(() => importNow(call));
  importing = mine.catch(() => undefined);
  return mine;
};

async function importNow({ request, services, person }: PersonCall): Promise<ImportAnswer> {
  const { db, config } = services;
  try {
    const form = await request.formData().catch(() => null);
    if (!form) throw new ApiError(400, "bad-input", "Send the files as a form.");
    const house = { db, dir: importsDir(config), importedById: person.id };
    const songs = await takeIn(await receivedFiles(form), house);
    const added = songs.filter((song) => song.outcome === "added");
    await db.audit.write({
      actorId: person.id,
      actorName: person.name,
      act: "import-songs",
      details: { added: added.map((song) => song.songId), looked: songs.length },
    });
    return { songs };
  } catch (error) {
    if (error instanceof ImportRefused) throw new ApiError(400, "import-refused", error.message);
    throw error;
  }
}
