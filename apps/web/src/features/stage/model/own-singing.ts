import type { SongTime } from "@karaverse/protocol";
import type { Unheard, Voice } from "@karaverse/voice";
import type { VoiceDesk } from "../../voice/model/voice-desk";
import { melodyOf } from "./melody";
import type { RoomLink } from "./room-link";
import type { LoadedSong } from "./song-library";
import type { OnStageView, StageView } from "./stage-view";
import { OwnTake, ownTrack } from "./take";

/** Each of a chain is about 0.3 s later than the one ahead; the room waits 1.5 s for the last frames of a song. */
const LONGEST_CHAIN = 4;

/** What the session around it knows and shows. */
interface Around {
  view(): StageView;
  change(change: Partial<StageView>): void;
  roomPosition(): { positionMs: number; moving: boolean } | null;
}

/** The own performance in this browser: the microphone that is open for it, the song at the room's time, the take. */
export class OwnSinging {
  /** Of the song that is sung, or was last. */
  take: OwnTake | null = null;
  #staged: { readonly number: number; readonly voice: Voice } | null = null;
  #startedAt: number | null = null;
  #stops: (() => void)[] = [];
  #isMicrophoneLent = false;

  constructor(
    private readonly link: RoomLink,
    private readonly desk: VoiceDesk,
    private readonly around: Around,
  ) {}

  /** Rule P16: it was shut before the song, and will be after it. */
  get isMicrophoneLent(): boolean {
    return this.#isMicrophoneLent;
  }

  takeOf(performance: number): OwnTake | null {
    return this.take?.performance === performance ? this.take : null;
  }

  acknowledge(performance: number, upTo: SongTime): void {
    this.takeOf(performance)?.acknowledge(upTo);
  }

  reconnected(): void {
    this.take?.reconnected();
  }

  /** Takes the stage. */
  async begin(voice: Voice, performance: OnStageView, song: LoadedSong): Promise<void> {
    const { desk, around } = this;
    this.#staged = { number: performance.number, voice };
    this.#startedAt = null;
    this.#newTake(performance, song);
    around.change({ performing: true });
    this.#isMicrophoneLent = !desk.view().speaking;
    await desk.setSpeaking(true);
    voice.performer.setGuide(desk.view().preferences.guide);
    this.#stops = [
      voice.performer.on("pitch", (frames) => this.take?.hear(frames)),
      voice.reach.on("unheard", ({ why }) => this.#missed(why)),
    ];
    const marked = await voice.takeStage({
      performance: String(performance.number),
      media: { backing: song.backing, guide: song.guide },
      melody: melodyOf(ownTrack(song.song, performance.performers, this.link.me)),
      headphones: desk.view().preferences.headphones,
      latencyMs: desk.latencyMs(),
    });
    around.change({ marked });
  }

  /** Leaves it, and gives the microphone back. */
  async end(): Promise<void> {
    const staged = this.#staged;
    if (!staged) return;
    this.#staged = null;
    this.#startedAt = null;
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.take?.send((bytes) => this.link.sendSung(bytes));
    await staged.voice.leaveStage();
    if (!this.#isMicrophoneLent) return;
    this.#isMicrophoneLent = false;
    if (this.desk.view().speaking) await this.desk.setSpeaking(false);
  }

  /** What was sung since the last time goes out. */
  send(): void {
    const { take } = this;
    if (!take || !this.#staged) return;
    take.send((bytes) => this.link.sendSung(bytes));
    this.around.change({ own: take.snapshot() });
  }

  /** Who else is on stage, heard as this singer likes. */
  hearMates(): void {
    const { performance, song } = this.around.view();
    const staged = this.#staged;
    if (!staged || performance.phase === "idle" || !song) return;
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
      roomPosition: this.around.roomPosition,
    });
  }

  /** Puts the own song where the room says that it is. */
  keepTime(): void {
    const staged = this.#staged;
    if (!staged) return;
    const { voice } = staged;
    const performance = this.link.performance();
    const { song } = this.around.view();
    if (performance.phase === "paused") {
      this.#startedAt = null;
      voice.performer.pause();
      return;
    }
    if (performance.phase !== "counting-in" && performance.phase !== "singing") return;
    if (this.#startedAt === performance.startsAt) return;
    const position = this.link.now() - performance.startsAt;
    // A restart begins a new score; going on after a pause keeps what was sung.
    if (performance.phase === "counting-in" && performance.from <= 0 && this.#startedAt !== null && song) {
      this.#newTake(performance, song);
    }
    this.#startedAt = performance.startsAt;
    this.take?.begin(performance.startsAt, performance.phase === "counting-in" ? performance.from : position);
    voice.performer.start(voice.context.currentTime, position);
  }

  #newTake(performance: OnStageView, song: LoadedSong): void {
    const track = ownTrack(song.song, performance.performers, this.link.me);
    this.take = new OwnTake(performance.number, track, performance.difficulty);
    const { unheard } = this.around.view();
    if (unheard) this.take.missed(unheard);
  }

  /** Rule C17; a song during which nobody was heard says why in its result. */
  #missed(why: Unheard | null): void {
    this.around.change({ unheard: why });
    if (why) this.take?.missed(why);
  }
}
