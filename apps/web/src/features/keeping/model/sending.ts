import type { PersonId } from "@karaverse/protocol";
import { joinedSeconds } from "@karaverse/voice";
import type { KeptSong, KeptSongs } from "./kept-songs";
import { canWrite, soundFile } from "./sound-file";

/** What the house says to a recording: kept; never (it is none of it); or not now. */
type Verdict = "kept" | "never" | "later";

const NEVER = new Set([400, 403, 413, 415]);

async function send(song: KeptSong, file: Blob): Promise<Verdict> {
  const { semitones, tempo } = song.tuning;
  const query = new URLSearchParams({
    entry: song.entry,
    semitones: String(semitones),
    tempo: String(tempo),
  });
  const answer = await fetch(`/api/people/me/recordings?${query}`, {
    method: "POST",
    body: file,
    headers: { "Content-Type": "application/octet-stream" },
  }).catch(() => null);
  if (answer?.ok) return "kept";
  return answer && NEVER.has(answer.status) ? "never" : "later";
}

async function fileOf(songs: KeptSongs, song: KeptSong): Promise<Blob | null> {
  const { sampleRate } = song;
  const samples = joinedSeconds(await songs.seconds(song.key), sampleRate);
  if (samples.length === 0) return null;
  const buffer = new AudioBuffer({ length: samples.length, sampleRate });
  buffer.copyToChannel(samples, 0);
  // Opus knows 48 kHz alone; another rate would be resampled on the way.
  return soundFile(buffer, sampleRate === 48_000 && (await canWrite("ogg", 1)) ? "ogg" : "wav");
}

/**
 * Sends what was sung to its end and is not in the house yet, one after the other, from one page at a time.
 *
 * @param isOver what is being sung just now is not sent yet
 * @returns how many are left for later
 */
export async function sendKept(
  songs: KeptSongs,
  person: PersonId,
  isOver: (song: KeptSong) => boolean,
): Promise<number> {
  return navigator.locks.request("karaverse.singing", async () => {
    let left = 0;
    for (const song of await songs.ofPerson(person)) {
      if (!isOver(song)) continue;
      const file = await fileOf(songs, song);
      const verdict = file ? await send(song, file) : "never";
      if (verdict === "later") left++;
      else await songs.drop(song.key);
    }
    return left;
  });
}
