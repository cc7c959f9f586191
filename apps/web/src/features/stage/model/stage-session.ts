import {
  AS_WRITTEN,
  type EntryId,
  type PersonId,
  positionAt,
  type SongId,
  type SongTime,
  sameTuning,
  type Tuning,
} from "@karaverse/protocol";
import type { Unheard, Voice } from "@karaverse/voice";
import { performs } from "@/lib/performs";
import type { VoiceDesk } from "../../voice/model/voice-desk";
import type { Hindsight } from "./hindsight";
import { OwnSinging } from "./own-singing";
import type { RoomLink } from "./room-link";
import type { LoadedSong, SongLibrary } from "./song-library";
import { NOTHING_ON_STAGE, type OnStageView, type StageView, stepOf } from "./stage-view";
import type { SungTone } from "./take";

const SEND_EVERY_MS = 250;
/** Rule P2: four times in the time for which the room takes our word. */
const STILL_AT_IT_EVERY_MS = 5_000;
/** Below this the audio clock and the room's part company within what nobody hears. */
const SLIP_MS = 80;

/**
 * Follows the room's performance with this browser's sound: the singer plays the song and sends what was sung, the
 * others hear voice and music by the singer's marks (Rules P2 to P6).
 */
export class StageSession {
  private readonly listeners = new Set<() => void>();
  private shown = NOTHING_ON_STAGE;
  private readonly own: OwnSinging;
  /** The performance this browser has taken the stage for, or listens to. */
  private staged: { number: number; voice: Voice; as: "performer" | "listener" } | null = null;
  private readonly stops: (() => void)[];
  private readonly timer: ReturnType<typeof setInterval>;
  private work: Promise<void> = Promise.resolve();
  private closed = false;
  private followed: string | null = null;

  constructor(
    private readonly link: RoomLink,
    private readonly desk: VoiceDesk,
    private readonly library: SongLibrary,
    /** Rule K5: the song with the recording that this entry is sung with, if any. */
    private readonly accompanied: (song: LoadedSong, entry: EntryId) => Promise<LoadedSong>,
  ) {
    this.own = new OwnSinging(link, desk, {
      view: () => this.shown,
      change: (change) => this.change(change),
      roomPosition: () => this.roomPosition(),
    });
    this.stops = [
      link.subscribe(() => this.queueFollow()),
      link.on("frames-kept", ({ performance, upTo }) => {
        this.own.acknowledge(performance, upTo);
      }),
      link.onReturn(() => {
        this.own.reconnected();
        this.followed = null;
        this.queueFollow();
      }),
    ];
    this.stops.push(desk.subscribe(() => this.own.hearMates()));
    this.timer = setInterval(() => this.own.send(), SEND_EVERY_MS);
    this.queueFollow();
  }

  readonly view = (): StageView => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The position that is heard here now: the singer's own, or what a listener is played; by the room's clock without sound. */
  position(): SongTime | null {
    const { performance, performing } = this.shown;
    const voice = this.desk.voice;
    if (performance.phase === "idle" || performance.phase === "preparing" || performance.phase === "scored")
      return null;
    const byRoom = positionAt(performance, this.link.now());
    if (!voice || !this.staged) return byRoom;
    return (performing ? voice.performer.songPositionMs() : voice.playout.songPositionMs()) ?? byRoom;
  }

  /** What the own voice sang, for the pitch lane. */
  tones(): readonly SungTone[] {
    return this.own.take?.tones ?? [];
  }

  /** Rule P10: in which key and at which pace this person sings a song. */
  async tuningOf(song: SongId): Promise<Tuning> {
    const answer = await this.link.ask("tuning-of", { song });
    return answer.ok ? answer.value : AS_WRITTEN;
  }

  /** Rule P10. Null, or why not. What waits for its turn is worked out ahead of it. */
  async tune(song: SongId, tuning: Tuning): Promise<string | null> {
    const answer = await this.link.ask("tune-song", { song, tuning });
    if (!answer.ok) return answer.message;
    if (this.desk.voice) void this.library.load(song, tuning).catch(() => undefined);
    return null;
  }

  /** After a song of one's own: whether the voice was late by the same all through it. */
  hindsight(performance: number): Hindsight | null {
    return this.own.takeOf(performance)?.hindsight() ?? null;
  }

  /** Rule C17: why nobody heard one in a song that is over, if that is known. */
  unheardIn(performance: number): Unheard | null {
    return this.own.takeOf(performance)?.unheard ?? null;
  }

  /** Rule P16: the own microphone is open for this song only. */
  get isMicrophoneLent(): boolean {
    return this.own.isMicrophoneLent;
  }

  close(): void {
    this.closed = true;
    clearInterval(this.timer);
    for (const stop of this.stops) stop();
    this.work = this.work.then(() => this.leaveStage());
  }

  /** One change of the room after the other: taking the stage takes time, and a skip must not overtake it. */
  private queueFollow(): void {
    const performance = this.link.performance();
    this.change({ performance });
    const step = stepOf(performance, this.link.nextSong());
    if (step === this.followed) return;
    this.followed = step;
    this.work = this.work
      .then(() => (this.closed ? undefined : this.follow()))
      .catch((error: unknown) => {
        console.error("The stage could not follow the room.", error);
      });
  }

  private async follow(): Promise<void> {
    const performance = this.link.performance();
    if (performance.phase === "idle" || performance.phase === "scored") {
      await this.leaveStage();
      if (performance.phase === "idle") {
        this.change({ song: null, own: null, performing: false, loading: "none" });
        this.prefetch();
      }
      return;
    }
    // A song that begins anew in another key is silent until it is there.
    if (this.staged && this.staged.number !== performance.number) await this.leaveStage();
    if (performs(performance, this.link.me))
      await this.stillAtIt(performance, () =>
        this.loadAnd(performance, (song) => this.perform(performance, song)),
      );
    else await this.loadAnd(performance, (song) => this.listen(performance, song));
  }

  private async loadAnd(performance: OnStageView, next: (song: LoadedSong) => Promise<void>): Promise<void> {
    const song = await this.loadFor(performance);
    if (song) await next(song);
  }

  /** Rule P2: a slow machine, or a slow way to the house, is waited for as long as it says that it is at work. */
  private async stillAtIt({ phase, number }: OnStageView, work: () => Promise<void>): Promise<void> {
    if (phase !== "preparing") return work();
    const timer = setInterval(
      () => void this.link.ask("preparing", { performance: number }),
      STILL_AT_IT_EVERY_MS,
    );
    try {
      await work();
    } finally {
      clearInterval(timer);
    }
  }

  private async loadFor(performance: OnStageView): Promise<LoadedSong | null> {
    const { song: here } = this.shown;
    if (here?.id === performance.song && sameTuning(here.tuning, performance.tuning)) return here;
    this.change({ song: null, loading: "loading" });
    try {
      await this.desk.start();
      const plain = await this.library.load(performance.song, performance.tuning);
      const song = await this.accompanied(plain, performance.entry);
      this.change({ song, loading: "none" });
      return song;
    } catch (error) {
      console.error("The song could not be loaded.", error);
      this.change({ loading: "failed" });
      return null;
    }
  }

  /** One's own in the key and at the pace of the last time: that is the longest work there is. */
  private prefetch(): void {
    const next = this.link.nextSong();
    if (!next || !this.desk.voice) return;
    const loading = this.link.isNext()
      ? this.tuningOf(next).then((tuning) => this.library.load(next, tuning))
      : this.library.load(next);
    void loading.catch(() => undefined);
  }

  private async perform(performance: OnStageView, song: LoadedSong): Promise<void> {
    const voice = await this.desk.start();
    if (this.staged?.number !== performance.number || this.staged.as !== "performer") {
      await this.leaveStage();
      this.staged = { number: performance.number, voice, as: "performer" };
      await this.own.begin(voice, performance, song);
    }
    this.own.hearMates();
    const now = this.link.performance();
    const awaited =
      now.phase === "preparing" || (now.phase === "paused" && now.why !== "singer" && now.why !== "host");
    if (awaited && now.number === performance.number)
      await this.link.ask("ready", { performance: now.number });
    this.own.keepTime();
  }

  private async listen(performance: OnStageView, song: LoadedSong): Promise<void> {
    const voice = await this.desk.start();
    if (this.staged?.number !== performance.number || this.staged.as !== "listener") {
      await this.leaveStage();
      this.staged = { number: performance.number, voice, as: "listener" };
      this.change({ performing: false });
      voice.listenTo({
        performance: String(performance.number),
        performers: performance.performers.map(({ person }) => person as PersonId),
        backing: song.backing,
        roomPosition: () => this.roomPosition(),
      });
    } else voice.changePerformers(performance.performers.map(({ person }) => person));
    if (performance.phase === "paused") voice.playout.stand(performance.at);
  }

  private roomPosition(): { positionMs: number; moving: boolean } | null {
    const performance = this.link.performance();
    const positionMs = positionAt(performance, this.link.now());
    return positionMs === null ? null : { positionMs, moving: performance.phase !== "paused" };
  }

  private async leaveStage(): Promise<void> {
    const { staged } = this;
    if (!staged) return;
    this.staged = null;
    if (staged.as === "performer") await this.own.end();
    else staged.voice.stopListening();
  }

  /** How far the own song has slipped against the room's clock, ms; for the diagnostics. */
  slipMs(): number | null {
    const { performance } = this.shown;
    const own = this.desk.voice?.performer.songPositionMs() ?? null;
    if (performance.phase !== "singing" || own === null) return null;
    const slip = own - (this.link.now() - performance.startsAt);
    return Math.abs(slip) < SLIP_MS ? 0 : Math.round(slip);
  }

  private change(change: Partial<StageView>): void {
    this.shown = { ...this.shown, ...change };
    for (const listener of this.listeners) listener();
  }
}
