import { mediaName, type Song } from "@karaverse/songs";
import { readSongFile } from "@karaverse/songs/files";
import { imageKind, type Kept, probeAudio, videoKind } from "./media";
import type { Report } from "./report";
import type { Files } from "./unzip";

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);
const plain = (path: string): string => path.normalize("NFC").toLowerCase();

/** A file named by a chart, which lies beside it; charts come from systems that don't mind upper case. */
export function fileBeside(
  files: Files,
  chart: string,
  name: string | undefined,
): [string, Uint8Array] | null {
  const safe = name && mediaName(name);
  if (!safe) return null;
  const wanted = plain(folderOf(chart) + safe);
  return [...files].find(([path]) => plain(path) === wanted) ?? null;
}

const SOUND = /\.(mp3|ogg|oga|opus|m4a|mp4|aac|flac|wav|webm|wma|aiff?|ape|wv|mka)$/i;

/** For formats that name no audio: the sound called like the chart, or else the only one in its folder. */
export function soundOf(files: Files, chart: string): [string, Uint8Array] | null {
  const folder = folderOf(chart);
  const sounds = [...files].filter(([path]) => folderOf(path) === folder && SOUND.test(path));
  const stem = plain(chart.replace(/\.[^./]+$/, ""));
  const named = sounds.find(([path]) => plain(path.replace(/\.[^./]+$/, "")) === stem);
  return named ?? (sounds.length === 1 ? (sounds[0] ?? null) : null);
}

interface Place {
  files: Files;
  chart: string;
  song: Song;
  report: Report;
}

/** What a song can do without: where it is no good, the report says so and the song is taken in. */
async function kept(
  { files, chart, report }: Place,
  name: string | undefined,
  as: string,
  look: (name: string, bytes: Uint8Array) => Promise<Omit<Kept, "name"> & { extension: string }>,
): Promise<Kept | null> {
  const found = fileBeside(files, chart, name);
  if (!found) return null;
  try {
    const { extension, bytes } = await look(...found);
    return { name: `${as}${extension}`, bytes };
  } catch (error) {
    report.push({ line: 0, severity: "warning", sentence: (error as Error).message });
    return null;
  }
}

export const guideOf = (place: Place): Promise<Kept | null> =>
  kept(place, place.song.media.guide, "guide", async (name, bytes) => {
    const probed = await probeAudio(name, bytes);
    if (!probed.ok) throw new Error(probed.sentence);
    return probed;
  });

export const coverOf = (place: Place): Promise<Kept | null> =>
  kept(place, place.song.media.cover, "cover", async (name, bytes) => {
    const extension = imageKind(bytes);
    if (!extension) throw new Error(`${name} is no PNG, JPEG or WebP of at most 5 MB.`);
    return { extension, bytes };
  });

/** The pictures of a song with CD+G; the chart itself where it is nothing else. */
export const graphicsOf = (place: Place): Promise<Kept | null> =>
  kept(place, place.song.media.graphics, "song", async (name, bytes) => {
    if (!readSongFile("pictures.cdg", bytes).song)
      throw new Error(`${name} is no CD+G: its pictures are left out.`);
    return { extension: ".cdg", bytes };
  });

export const videoOf = (place: Place): Promise<Kept | null> =>
  kept(place, place.song.media.video, "video", async (name, bytes) => {
    const extension = videoKind(bytes);
    if (!extension) throw new Error(`${name} is no video that browsers play: only MP4 and WebM are kept.`);
    return { extension, bytes };
  });
