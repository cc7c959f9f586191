import type { ImportEvent, ImportedSong } from "../../../apps/web/src/lib/api-types";
import { toneWav } from "../../support/tone";
import type { Visitor } from "../../support/web-house";

export const CHART = (title: string, audio = "Song.WAV", more = "") =>
  `#TITLE:${title}\n#ARTIST:Trad\n#LANGUAGE:German\n#BPM:240\n#AUDIO:${audio}\n${more}: 0 4 0 Al\n: 8 4 2 le\n- 20\n: 24 4 4  Vö\nE\n`;

export type Sent = Record<string, string | Uint8Array>;

/** What comes of sending these files: a line for each song, or a refusal. */
export async function sendSongs(by: Visitor, files: Sent, to = "/api/admin/songs") {
  const form = new FormData();
  for (const [path, content] of Object.entries(files)) {
    form.append("files", new File([content as BlobPart], path), path);
  }
  const { status, body, response } = await by.ask("POST", to, { form });
  if (status !== 200) return { status, body, events: [], songs: [] };
  const lines = (await response.text()).trim().split("\n");
  const events = lines.map((line) => JSON.parse(line) as ImportEvent);
  const songs = events.flatMap((event): ImportedSong[] => ("song" in event ? [event.song] : []));
  return { status, body, events, songs };
}

export const SIX_SECONDS = toneWav({ seconds: 6, hz: 220 });
export const errorsOf = ({ problems }: ImportedSong) =>
  problems.filter(({ severity }) => severity === "error").map(({ sentence }) => sentence);
