import { DRY, type VoiceEffects } from "./effects";
import { Emitter } from "./events";
import { type FrameAbility, FramePipes } from "./frames";
import { performanceNumber } from "./marks";
import { chainOf, loudnessOf, type Mates, sameMates } from "./mates";
import { type Level, Microphone, type MicrophoneMode } from "./microphone";
import { Performer, type SongMedia, type WrittenNote } from "./performer";
import { Playout, type PlayoutSong } from "./playout";
import { decodePosition, encodePosition, POSITION_TOPIC } from "./position-message";
import { Reach, type ReachSigns } from "./reach";
import { RemoteVoices } from "./remote-voices";
import { type TokenSource, VoiceSession } from "./session";
import { Spatial } from "./spatial";
import { Speaking } from "./speaking";
import { StageWays } from "./stage-ways";

export interface VoiceOptions {
  readonly context: AudioContext;
  readonly tokens: TokenSource;
  /** Where the worklet scripts are served, with a slash at the end. */
  readonly worklets?: string;
  /** What to use of encoded frames at the most; "decode" unless told. */
  readonly ability?: FrameAbility;
}

export interface TakeStage {
  readonly performance: string;
  readonly media: SongMedia;
  readonly melody?: readonly WrittenNote[];
  readonly headphones: boolean;
  /** From calibration, milliseconds. */
  readonly latencyMs: number;
}

/** The name under which a person's own microphone appears among the levels. */
export const OWN_VOICE = "me";

/** All of a person's audio in a room, wired: what they send, what they hear, and where it comes from. */
export class Voice extends Emitter<{ stage: { onStage: boolean } }> {
  readonly session: VoiceSession;
  readonly microphone: Microphone;
  readonly performer: Performer;
  readonly spatial: Spatial;
  readonly speaking: Speaking;
  readonly reach: Reach;
  private readonly remote: RemoteVoices;
  private readonly stageWays: StageWays;
  private listening: PlayoutSong | null = null;
  private mates: Mates | null = null;
  private mode: MicrophoneMode = "talk";
  private effects: VoiceEffects = DRY;
  private speakingUp = false;

  private constructor(
    readonly context: AudioContext,
    private readonly frames: FramePipes,
    readonly playout: Playout,
    { tokens, worklets = WORKLETS }: VoiceOptions,
  ) {
    super();
    this.spatial = new Spatial(context);
    this.stageWays = new StageWays(context, playout, this.spatial);
    this.microphone = new Microphone(context, worklets);
    this.performer = new Performer(context, this.microphone, frames, worklets);
    this.session = new VoiceSession(tokens, frames);
    this.remote = new RemoteVoices(context, this.spatial);
    this.speaking = new Speaking(() => this.levels());
    this.reach = new Reach(() => this.signs());
    // Past the limiter, which looks ahead for 6 ms: what one hears of oneself cannot be early enough.
    this.microphone.monitor.connect(context.destination);
    this.performer.output.connect(this.spatial.near);
    playout.backing.connect(this.spatial.stage);
    this.wire();
  }

  /** The context should run at 48 kHz, as every voice does; it may still be suspended. */
  static async open(options: VoiceOptions): Promise<Voice> {
    const worklets = options.worklets ?? WORKLETS;
    const frames = await FramePipes.open(`${worklets}frames.worker.js`, options.ability);
    const playout = await Playout.create(options.context, frames, worklets);
    const voice = new Voice(options.context, frames, playout, options);
    voice.speaking.start();
    return voice;
  }

  /** Opens the microphone and sends it; what went wrong is the microphone's state. */
  async speak(deviceId: string | null = null): Promise<void> {
    const state = await this.microphone.open(deviceId);
    this.speakingUp = state.kind === "live";
    await this.publish();
  }

  async silence(): Promise<void> {
    this.speakingUp = false;
    this.microphone.close();
    await this.publish();
  }

  /**
   * From talking to singing: the microphone's mode, its encoding, the song, and the search for the own voice in the
   * own packets. Resolves when `performer.start` may be called; false: listeners will get no marks.
   */
  async takeStage({ performance, media, melody = [], headphones, latencyMs }: TakeStage): Promise<boolean> {
    this.mode = "sing";
    this.stopListening();
    await this.microphone.effects.set(this.effects);
    await this.microphone.setMode("sing", headphones);
    if (this.microphone.state.kind !== "live") await this.speak();
    else await this.publish();
    this.emit("stage", { onStage: true });
    this.reach.start();
    const { connection, maySpeak } = this.session;
    const sounds = this.speakingUp && connection.state === "connected" && maySpeak;
    return this.performer.prepare({ id: performance, media, melody, latencyMs, sounds });
  }

  async leaveStage(): Promise<void> {
    this.mates = null;
    this.stopListening();
    this.reach.stop();
    this.performer.stop();
    this.mode = "talk";
    await this.microphone.effects.set(DRY);
    await this.microphone.setMode("talk");
    await this.publish();
    this.emit("stage", { onStage: false });
  }

  /** While one sings: who else does, and how one hears them. Once on stage, and whenever it changes. */
  singWith(mates: Mates): void {
    const before = this.mates;
    if (before && sameMates(before, mates)) return;
    this.mates = mates;
    const chain = chainOf(mates);
    if (before && chain.length > 0 && chainOf(before).length > 0 && before.performance === mates.performance)
      this.changePerformers(chain);
    else if (chain.length > 0) this.listenTo({ ...mates, performers: chain, backing: null });
    else if (this.listening) {
      this.stopListening();
      this.playOwn();
    }
    this.arrangeStage();
  }

  /** What listeners hear of the own voice on stage; talking stays as it is. */
  async setEffects(effects: VoiceEffects): Promise<void> {
    this.effects = effects;
    if (this.mode === "sing") await this.microphone.effects.set(effects);
  }

  /** Hears a performance of others: their voices and the backing by one clock. */
  listenTo(song: PlayoutSong): void {
    this.stopListening();
    this.listening = song;
    this.playout.begin(song);
    this.stageWays.lead(song.performers);
    this.arrangeStage();
  }

  /** Somebody has come to sing along, or has left. */
  changePerformers(performers: readonly string[]): void {
    const { listening } = this;
    if (!listening || sameList(listening.performers, performers)) return;
    const { performers: before } = listening;
    this.listening = { ...listening, performers };
    this.stageWays.lead(performers.filter((identity) => before.includes(identity)));
    this.playout.perform(performers);
    this.stageWays.lead(performers);
    this.arrangeStage();
  }

  stopListening(): void {
    this.listening = null;
    this.playout.end();
    this.stageWays.lead([]);
    this.arrangeStage();
  }

  setVolume(identity: string, volume: number): void {
    this.spatial.setVolume(identity, volume);
    this.volumeChanged(identity);
  }

  setMutedForMe(identity: string, muted: boolean): void {
    this.spatial.setMutedForMe(identity, muted);
    this.volumeChanged(identity);
  }

  /** Where a voice sounds as it is heard here: with the song for performers. Null while nothing of it comes. */
  soundOf(identity: string): AudioNode | null {
    if (identity === OWN_VOICE) {
      const { state, input } = this.microphone;
      return state.kind === "live" && !state.muted ? input : null;
    }
    return this.stageWays.soundOf(identity) ?? this.remote.sourceOf(identity);
  }

  async close(): Promise<void> {
    this.speaking.stop();
    this.reach.stop();
    this.performer.stop();
    this.playout.dispose();
    await this.session.stop();
    this.remote.dispose();
    this.microphone.dispose();
    this.frames.close();
    this.spatial.dispose();
  }

  private wire(): void {
    const { session, playout, performer, microphone } = this;
    session.on("voice", (voice) => {
      this.remote.add(voice);
      playout.attach(voice.identity, voice.receiver);
    });
    session.on("voiceGone", ({ identity }) => {
      this.remote.remove(identity);
      playout.detach(identity);
    });
    session.on("data", ({ identity, topic, payload }) => {
      const told = topic === POSITION_TOPIC ? decodePosition(payload) : null;
      const { listening } = this;
      if (!told || !listening?.performers.includes(identity)) return;
      if (told.performance === performanceNumber(listening.performance))
        playout.tell(told.positionMs, told.moving);
    });
    playout.on("way", () => {
      this.arrangeStage();
      if (!this.mates || !this.listening) return;
      if (!playout.isExact) this.playOwn();
      else if (this.mates.backing) playout.setBacking(this.mates.backing);
    });
    playout.on("clock", (point) => {
      if (this.mates && this.listening && playout.isExact) performer.follow(point);
    });
    performer.on("position", (position) => session.send(POSITION_TOPIC, encodePosition(position)));
    microphone.on("state", ({ kind }) => {
      if (kind === "lost" || kind === "off") void this.publish();
    });
  }

  private async signs(): Promise<ReachSigns> {
    const { microphone, session } = this;
    const { connection, maySpeak } = session;
    return {
      connection,
      maySpeak,
      microphone: microphone.state,
      level: microphone.level(),
      flow: await session.flow(),
    };
  }

  private publish(): Promise<void> {
    return this.session.publish(this.speakingUp ? this.microphone.outgoing : null, this.mode);
  }

  /** Those ahead are not heard exactly (any more): on with the music of one's own, where the room has it. */
  private playOwn(): void {
    const room = this.mates?.roomPosition();
    if (room?.moving) this.performer.start(this.context.currentTime, room.positionMs);
  }

  private volumeChanged(identity: string): void {
    this.stageWays.applyVolume(identity);
    this.remote.apply(identity);
  }

  private arrangeStage(): void {
    const performers = (this.mates ?? this.listening)?.performers ?? [];
    const byPlayout = performers.filter((identity) => this.playout.plays(identity));
    this.remote.setStage(new Set(performers), new Set(byPlayout), this.mates ? loudnessOf(this.mates) : 1);
  }

  private levels(): Map<string, Level> {
    const levels = this.spatial.levels();
    this.stageWays.readLevels(levels);
    if (this.microphone.state.kind === "live") levels.set(OWN_VOICE, this.microphone.level());
    return levels;
  }
}

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name) => other.includes(name));

const WORKLETS = "/worklets/";
