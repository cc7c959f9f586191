import { api } from "@/lib/api";
import type { MeAnswer } from "@/lib/api-types";
import { KeptSongs } from "./kept-songs";
import { sendKept } from "./sending";

/** Sends what an earlier evening could not; how many are still only here. Another page may be singing just now. */
export async function sendLeftovers(): Promise<number> {
  const { person } = await api<MeAnswer>("GET", "me");
  const songs = await KeptSongs.open().catch(() => null);
  if (!person || !songs) return 0;
  try {
    return await sendKept(songs, person.id, ({ state }) => state === "sung");
  } finally {
    songs.close();
  }
}
