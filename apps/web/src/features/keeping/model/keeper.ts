import { type PerformanceView, type PersonId, type SongId, sameTuning } from "@karaverse/protocol";
import { recordVoice, SongTape, type Voice } from "@karaverse/voice";
import { askConsent, consent } from "./consent";
import { type KeptSong, KeptSongs, keyOf } from "./kept-songs";

type OnStage = Exclude<PerformanceView, { phase: "idle" }>;

interface Taping {
  readonly song: KeptSong;
  readonly tape: SongTape;
  readonly stop: () => void;
  /** Of this run of the song; another one from the beginning is kept anew. */
  startsAt: number | null;
}

interface LoadedSong {
  readonly id: SongId;
  readonly song: { readonly title: string };
  readonly backing: { readonly duration: number };
}

/** What the keeper follows: the stage as this browser sees it. */
interface Stage {
  view(): { performance: PerformanceView; performing: boolean; song: LoadedSong | null };
  subscribe(listener: () => void): () => void;
}

const WRITE_EVERY_MS = 2_000;
/** What did not find its way is tried again. */
const SEND_EVERY_MS = 60_000;
/** Less is no recording that anybody would look for. */
const LEAST_S = 5;

/** Rules K1, K2: keeps what this person sings, once they have agreed, and sends it when the song is over. */
export class Keeper {
  private songs: KeptSongs | null = null;
  private taping: Taping | null = null;
  private work: Promise<void> = Promise.resolve();
  private readonly stops: (() => void)[];
  private readonly listeners = new Set<() => void>();
  private wanted: string | null = null;
  private sentAt = 0;

  constructor(
    private readonly me: PersonId,
    private readonly stage: Stage,
    private readonly voice: () => Voice | null,
  ) {
    const timer = setInterval(() => this.queue(() => this.tick()), WRITE_EVERY_MS);
    this.stops = [
      stage.subscribe(() => this.follow()),
      consent.subscribe(() => this.follow()),
      () => clearInterval(timer),
    ];
    this.follow();
    void askConsent().catch(() => undefined);
  }

  /** Whether the own voice is being kept just now. */
  readonly isKeeping = (): boolean => this.taping !== null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  close(): void {
    for (const stop of this.stops) stop();
    this.queue(async () => {
      await this.end();
      this.songs?.close();
    });
  }

  private follow(): void {
    const { performance, performing, song } = this.stage.view();
    const agreed = consent.getState().state === "given";
    const isOn = performing && song !== null && "startsAt" in performance && this.voice() !== null;
    if (this.taping && "startsAt" in performance) this.beginAnew(this.taping, performance);
    const wanted = stepOf(performance, isOn, agreed, this.taping);
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    this.queue(async () => {
      if (this.taping && !agreed) return this.forget();
      if (this.taping && isOver(this.taping, performance)) await this.end();
      if (isOn && agreed && !this.taping) await this.begin(performance, song);
    });
  }

  private async begin(performance: OnStage, loaded: LoadedSong): Promise<void> {
    const voice = this.voice();
    const songs = await this.opened();
    if (!voice || !songs) return;
    const { entry, number, tuning } = performance;
    const song: KeptSong = {
      ...{ key: keyOf({ person: this.me, entry }), person: this.me, entry, number, tuning },
      ...{ song: loaded.id, title: loaded.song.title, state: "singing" },
      sampleRate: voice.context.sampleRate,
    };
    const tape = new SongTape(song.sampleRate, loaded.backing.duration * 1000);
    const before = await songs.of(song.key);
    const goesOn =
      before?.number === number && sameTuning(before.tuning, tuning) && before.sampleRate === song.sampleRate;
    if (goesOn) for (const [second, samples] of await songs.seconds(song.key)) tape.restore(second, samples);
    else await songs.erase(song.key);
    await songs.put(song);
    const stop = await recordVoice(voice.microphone.input, tape, (time) => voice.performer.sungAt(time));
    this.taping = { song, tape, stop, startsAt: null };
    this.tell();
    this.follow();
  }

  /** Rule K2: from the beginning again, and what was kept of it before is gone. */
  private beginAnew(taping: Taping, performance: Extract<PerformanceView, { startsAt: number }>): void {
    const { startsAt } = performance;
    if (taping.startsAt === startsAt) return;
    const isAgain = taping.startsAt !== null && performance.phase === "counting-in" && performance.from <= 0;
    taping.startsAt = startsAt;
    if (!isAgain) return;
    taping.tape.clear();
    this.queue(async () => this.songs?.erase(taping.song.key));
  }

  private async tick(): Promise<void> {
    const { taping, songs } = this;
    if (taping && songs) await songs.write(taping.song.key, taping.tape.takeChanged());
    if (Date.now() - this.sentAt > SEND_EVERY_MS) await this.send();
  }

  /** The song is over: what was sung goes to the house. */
  private async end(): Promise<void> {
    const { taping, songs } = this;
    if (!taping || !songs) return;
    this.taping = null;
    taping.stop();
    this.tell();
    const { key } = taping.song;
    if (taping.tape.sungSeconds < LEAST_S) return songs.drop(key);
    await songs.write(key, taping.tape.takeChanged());
    await songs.put({ ...taping.song, state: "sung" });
    await this.send();
  }

  private async forget(): Promise<void> {
    const { taping, songs } = this;
    this.taping = null;
    taping?.stop();
    this.tell();
    if (taping) await songs?.drop(taping.song.key);
  }

  private async send(): Promise<void> {
    if (consent.getState().state !== "given") return;
    this.sentAt = Date.now();
    const songs = await this.opened();
    const { performance } = this.stage.view();
    const onStage = performance.phase === "idle" || performance.phase === "scored" ? null : performance.entry;
    // Also what a page that died left behind.
    if (!songs) return;
    // Writing sound files is a lot of code, and not needed to sing.
    const { sendKept } = await import("./sending");
    await sendKept(songs, this.me, ({ entry }) => entry !== onStage);
  }

  /** A browser that forbids it keeps nothing. */
  private async opened(): Promise<KeptSongs | null> {
    this.songs ??= await KeptSongs.open().catch(() => null);
    return this.songs;
  }

  private queue(step: () => Promise<void> | undefined): void {
    this.work = this.work.then(step).catch((error: unknown) => {
      console.error("What was sung could not be kept.", error);
    });
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

const isOver = ({ song }: Taping, performance: PerformanceView): boolean =>
  performance.phase === "idle" ||
  performance.phase === "scored" ||
  performance.entry !== song.entry ||
  performance.number !== song.number;

/** Names everything that begins or ends a recording. */
function stepOf(performance: PerformanceView, isOn: boolean, agreed: boolean, taping: Taping | null): string {
  const over = taping !== null && isOver(taping, performance);
  const number = performance.phase === "idle" ? 0 : performance.number;
  return `${number} ${isOn} ${agreed} ${over} ${taping !== null}`;
}
