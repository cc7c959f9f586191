import type { SongId } from "@karaverse/protocol";
import type { Song } from "@karaverse/songs";

export interface LoadedSong {
  readonly id: SongId;
  readonly song: Song;
  readonly backing: AudioBuffer;
  readonly guide: AudioBuffer | null;
}

/** Decoded songs are large (10 MB a minute); the one on stage and the next are enough. */
const KEPT = 2;

/** Charts and decoded audio by song; each is fetched once while it is kept. */
export class SongLibrary {
  private readonly loading = new Map<SongId, Promise<LoadedSong>>();

  constructor(
    private readonly decode: (bytes: ArrayBuffer) => Promise<AudioBuffer>,
    private readonly fetchFrom: typeof fetch = (...request) => fetch(...request),
  ) {}

  load(id: SongId): Promise<LoadedSong> {
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
      this.get(`${base}/backing`).then((response) => response.arrayBuffer()),
    ]);
    const guide = song.media.guide
      ? await this.get(`${base}/guide`)
          .then((response) => response.arrayBuffer())
          .then(this.decode)
          // A guide is a help; a song without one can be sung all the same.
          .catch(() => null)
      : null;
    return { id, song, backing: await this.decode(backing), guide };
  }

  private async get(url: string): Promise<Response> {
    const response = await this.fetchFrom(url);
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    return response;
  }
}
