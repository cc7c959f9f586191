import { AS_WRITTEN, isAsWritten, type SongId, sameTuning, type Tuning } from "@karaverse/protocol";
import { type Song, tuned } from "@karaverse/songs";
import { gainOf, levelled } from "./levelled";

export interface LoadedSong {
  readonly id: SongId;
  /** Chart and sound are in this key and at this pace (Rule P10). */
  readonly tuning: Tuning;
  readonly song: Song;
  readonly backing: AudioBuffer;
  readonly guide: AudioBuffer | null;
  /** CD+G, in the time of the song as written. */
  readonly graphics: Uint8Array | null;
  /** Shown behind the words; it begins so much before the music, as written. */
  readonly video: { readonly url: string; readonly gapMs: number } | null;
}

/** Decoded songs are large (10 MB a minute); the one on stage and the next are enough. */
const KEPT = 2;

/** Charts and decoded audio by song; each is fetched once while it is kept. */
export class SongLibrary {
  private readonly loading = new Map<SongId, Promise<LoadedSong>>();
  /** Worked out once, however often the song begins anew. */
  private retuned: { id: SongId; tuning: Tuning; song: Promise<LoadedSong> } | null = null;

  constructor(
    private readonly decode: (bytes: ArrayBuffer) => Promise<AudioBuffer>,
    private readonly retune: (buffer: AudioBuffer, tuning: Tuning) => Promise<AudioBuffer>,
    private readonly fetchFrom: typeof fetch = (...request) => fetch(...request),
  ) {}

  load(id: SongId, tuning: Tuning = AS_WRITTEN): Promise<LoadedSong> {
    const written = this.written(id);
    if (isAsWritten(tuning)) return written;
    const known = this.retuned;
    if (known?.id === id && sameTuning(known.tuning, tuning)) return known.song;
    const song = written.then((loaded) => this.inTuning(loaded, tuning));
    song.catch(() => {
      if (this.retuned?.song === song) this.retuned = null;
    });
    this.retuned = { id, tuning, song };
    return song;
  }

  private async inTuning(written: LoadedSong, tuning: Tuning): Promise<LoadedSong> {
    const { song, backing, guide } = written;
    const [music, voice] = await Promise.all([
      this.retune(backing, tuning),
      guide ? this.retune(guide, tuning) : null,
    ]);
    return { ...written, tuning, song: tuned(song, tuning), backing: music, guide: voice };
  }

  private written(id: SongId): Promise<LoadedSong> {
    const known = this.loading.get(id);
    if (known) {
      // Most recently used last: the first is dropped first.
      this.loading.delete(id);
      this.loading.set(id, known);
      return known;
    }
    const loading = this.fetchSong(id);
    loading.catch(() => this.loading.delete(id));
    this.loading.set(id, loading);
    for (const old of [...this.loading.keys()].slice(0, -KEPT)) this.loading.delete(old);
    return loading;
  }

  private async fetchSong(id: SongId): Promise<LoadedSong> {
    const base = `/api/songs/${encodeURIComponent(id)}`;
    const [song, backing] = await Promise.all([
      this.get(`${base}/chart`).then((response) => response.json() as Promise<Song>),
      this.get(`${base}/backing`).then((response) => this.sound(response)),
    ]);
    const guide = song.media.guide
      ? await this.get(`${base}/guide`)
          .then((response) => this.sound(response))
          // A guide is a help; a song without one can be sung all the same.
          .catch(() => null)
      : null;
    const { graphics, video, videoGapMs = 0 } = song.media;
    return {
      id,
      tuning: AS_WRITTEN,
      song,
      backing,
      guide,
      graphics: graphics ? new Uint8Array(await (await this.get(`${base}/graphics`)).arrayBuffer()) : null,
      video: video ? { url: `${base}/video`, gapMs: videoGapMs } : null,
    };
  }

  /** As loud as every other song, for whoever sings and whoever listens: nothing behind this levels again. */
  private async sound(response: Response): Promise<AudioBuffer> {
    return levelled(await this.decode(await response.arrayBuffer()), gainOf(response));
  }

  private async get(url: string): Promise<Response> {
    const response = await this.fetchFrom(url);
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    return response;
  }
}
