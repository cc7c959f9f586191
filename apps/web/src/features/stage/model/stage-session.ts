import {
  AS_WRITTEN,
  type EntryId,
  type PerformanceView,
  type PersonId,
  positionAt,
  type SongId,
  type SongTime,
  sameTuning,
  type Tuning,
} from "@karaverse/protocol";
import type { Snapshot } from "@karaverse/singing";
import type { Unheard, Voice } from "@karaverse/voice";
import type { VoiceDesk } from "../../voice/model/voice-desk";
import type { Hindsight } from "./hindsight";
import { melodyOf } from "./melody";
import type { RoomLink } from "./room-link";
import type { LoadedSong, SongLibrary } from "./song-library";
import { OwnTake, ownTrack, type SungTone } from "./take";

type OnStageView = Exclude<PerformanceView, { phase: "idle" }>;

/** What the stage shows: what the room says, and what this browser has of it. */
export interface StageView {
  readonly performance: PerformanceView;
  /** Null until its chart and music are here. */
  readonly song: LoadedSong | null;
  readonly loading: "none" | "loading" | "failed";
  readonly performing: boolean;
  /** Listeners get exact marks of the own voice. */
  readonly marked: boolean;
  /** Rule C17: why nobody hears the own voice, while one sings. */
  readonly unheard: Unheard | null;
  /** Own running score, a moment ahead of the server's. */
  readonly own: Snapshot | null;
}

const SEND_EVERY_MS = 250;
/** Each of a chain is about 0.3 s later than the one ahead; the room waits 1.5 s for the last frames of a song. */
const LONGEST_CHAIN = 4;
/** Below this the audio clock and the room's part company within what nobody hears. */
const SLIP_MS = 80;

/**
 * Follows the room's performance with this browser's sound: the singer plays the song and sends what was sung, the
 * others hear voice and music by the singer's marks (Rules P2 to P6).
 */
export class StageSession {
  private readonly listeners = new Set<() => void>();
  private shown: StageView;
  private take: OwnTake | null = null;
  /** The performance this browser has taken the stage for, or listens to. */
  private staged: { number: number; voice: Voice; as: "performer" | "listener" } | null = null;
  private startedAt: number | null = null;
  private readonly stops: (() => void)[];
  private readonly timer: ReturnType<typeof setInterval>;
  private work: Promise<void> = Promise.resolve();
  private closed = false;
  private followed: string | null = null;
  private performerStops: (() => void)[] = [];

  constructor(
    private readonly link: RoomLink,
    private readonly desk: VoiceDesk,
    private readonly library: SongLibrary,
    /** Rule K5: the song with the recording that this entry is sung with, if any. */
    private readonly accompanied: (song: LoadedSong, entry: EntryId) => Promise<LoadedSong>,
  ) {
    this.shown = {
      performance: { phase: "idle" },
      song: null,
      loading: "none",
      performing: false,
      marked: false,
      unheard: null,
      own: null,
    };
    this.stops = [
      link.subscribe(() => this.queueFollow()),
      link.on("frames-kept", ({ performance, upTo }) => {
        if (this.take?.performance === performance) this.take.acknowledge(upTo);
      }),
      link.onReturn(() => {
        this.take?.reconnected();
        this.followed = null;
        this.queueFollow();
      }),
    ];
    this.stops.push(desk.subscribe(() => this.hearMates()));
    this.timer = setInterval(() => this.tick(), SEND_EVERY_MS);
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
    return this.take?.tones ?? [];
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
    return this.take?.performance === performance ? this.take.hindsight() : null;
  }

  /** Rule C17: why nobody heard one in a song that is over, if that is known. */
  unheardIn(performance: number): Unheard | null {
    return this.take?.performance === performance ? this.take.unheard : null;
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
    const song = await this.loadFor(performance);
    if (!song) return;
    const performing = performance.performers.some(({ person }) => person === this.link.me);
    if (performing) await this.perform(performance, song);
    else await this.listen(performance, song);
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

  private prefetch(): void {
    const next = this.link.nextSong();
    if (next && this.desk.voice) void this.library.load(next).catch(() => undefined);
  }

  private async perform(performance: OnStageView, song: LoadedSong): Promise<void> {
    const voice = await this.desk.start();
    if (this.staged?.number !== performance.number || this.staged.as !== "performer") {
      await this.leaveStage();
      this.staged = { number: performance.number, voice, as: "performer" };
      this.startedAt = null;
      this.newTake(performance, song);
      this.change({ performing: true });
      await this.desk.setSpeaking(true);
      voice.performer.setGuide(this.desk.view().preferences.guide);
      this.performerStops = [
        voice.performer.on("pitch", (frames) => this.take?.hear(frames)),
        voice.reach.on("unheard", ({ why }) => this.missed(why)),
      ];
      const marked = await voice.takeStage({
        performance: String(performance.number),
        media: { backing: song.backing, guide: song.guide },
        melody: melodyOf(ownTrack(song.song, performance.performers, this.link.me)),
        headphones: this.desk.view().preferences.headphones,
        latencyMs: this.desk.latencyMs(),
      });
      this.change({ marked });
    }
    this.hearMates();
    const now = this.link.performance();
    const awaited =
      now.phase === "preparing" || (now.phase === "paused" && now.why !== "singer" && now.why !== "host");
    if (awaited && now.number === performance.number)
      await this.link.ask("ready", { performance: now.number });
    this.keepTime(voice);
  }

  /** Who else is on stage, heard as this singer likes. */
  private hearMates(): void {
    const { performance, song } = this.shown;
    const { staged } = this;
    if (staged?.as !== "performer" || performance.phase === "idle" || !song) return;
    if (performance.number !== staged.number) return;
    const people = performance.performers.map(({ person }) => person);
    const place = people.indexOf(this.link.me);
    if (place < 0) return;
    staged.voice.singWith({
      performance: String(staged.number),
      performers: people.filter((person) => person !== this.link.me),
      way: this.desk.view().preferences.mates,
      ahead: people.slice(0, Math.min(place, LONGEST_CHAIN - 1)),
      backing: song.backing,
      roomPosition: () => this.roomPosition(),
    });
  }

  private newTake(performance: OnStageView, song: LoadedSong): void {
    const track = ownTrack(song.song, performance.performers, this.link.me);
    this.take = new OwnTake(performance.number, track, performance.difficulty);
    if (this.shown.unheard) this.take.missed(this.shown.unheard);
  }

  /** Rule C17; a song during which nobody was heard says why in its result. */
  private missed(why: Unheard | null): void {
    this.change({ unheard: why });
    if (why) this.take?.missed(why);
  }

  /** Puts the own song where the room says that it is. */
  private keepTime(voice: Voice): void {
    const performance = this.link.performance();
    const { song } = this.shown;
    if (performance.phase === "paused") {
      this.startedAt = null;
      voice.performer.pause();
      return;
    }
    if (performance.phase !== "counting-in" && performance.phase !== "singing") return;
    if (this.startedAt === performance.startsAt) return;
    const position = this.link.now() - performance.startsAt;
    // A restart begins a new score; going on after a pause keeps what was sung.
    if (performance.phase === "counting-in" && performance.from <= 0 && this.startedAt !== null && song) {
      this.newTake(performance, song);
    }
    this.startedAt = performance.startsAt;
    this.take?.begin(performance.startsAt, performance.phase === "counting-in" ? performance.from : position);
    voice.performer.start(voice.context.currentTime, position);
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
    this.startedAt = null;
    for (const stop of this.performerStops) stop();
    this.performerStops = [];
    if (staged.as === "performer") {
      this.take?.send((bytes) => this.link.sendSung(bytes));
      await staged.voice.leaveStage();
    } else staged.voice.stopListening();
  }

  private tick(): void {
    const { take, staged } = this;
    if (!take || staged?.as !== "performer") return;
    take.send((bytes) => this.link.sendSung(bytes));
    this.change({ own: take.snapshot() });
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

/** Names everything that moves sound; scores change all the time and are not in it. */
function stepOf(view: PerformanceView, next: string | null): string {
  if (view.phase === "idle") return `idle ${next}`;
  const start = "startsAt" in view ? view.startsAt : "at" in view ? view.at : 0;
  return `${view.number} ${view.phase} ${start} ${view.performers.map(({ person }) => person).join(" ")}`;
}
