import {
  type Calibration,
  type CalibrationProgress,
  calibrate,
  contextOptions,
  keepAwake,
  type MicrophoneState,
  OWN_VOICE,
  previewBeat,
  type Speaker,
  Voice,
  type VoiceConnection,
} from "@karaverse/voice";
import type { RoomLink } from "../../stage/model/room-link";
import { type DeviceLatency, KnownLatency, monitorDelay } from "./device-latency";
import { readPreferences, type SoundPreferences, writePreferences } from "./preferences";

/** What the interface shows of the own sound. */
export interface DeskView {
  readonly microphone: MicrophoneState;
  /** The own microphone is open to the room. */
  readonly speaking: boolean;
  readonly connection: VoiceConnection;
  /** False: a moderator took the right to speak away (Rule V3). */
  readonly maySpeak: boolean;
  readonly preferences: SoundPreferences;
  /** Connection quality by person, as LiveKit says. */
  readonly quality: ReadonlyMap<string, string>;
  readonly latency: DeviceLatency;
}

/** The room's state changes many times a second. */
const RETRY_EVERY_MS = 1_000;

/** Speech sits around -30 dBFS: the root brings it into the upper half. */
const loudness = (rms: number): number => Math.min(1, Math.sqrt(rms) * 1.6);

/**
 * One person's sound: the audio context, the microphone, and, once in a room, the voices of others. Opened for the
 * microphone check at the door and kept through the evening.
 */
export class VoiceDesk {
  private opening: Promise<Voice> | null = null;
  private open: Voice | null = null;
  private link: RoomLink | null = null;
  private readonly listeners = new Set<() => void>();
  private speakers: ReadonlyMap<string, Speaker> = new Map();
  private leaving: (() => void)[] = [];
  private shown: DeskView;
  /** performance.now() before which a voice that was unavailable is not asked for again. */
  private retryAt = 0;
  private onStage = false;
  private readonly latency: KnownLatency;

  constructor(private readonly store: Pick<Storage, "getItem" | "setItem"> = localStorage) {
    this.latency = new KnownLatency(store, (latency) => {
      this.open?.performer.setLatency(latency.ms);
      this.change({ latency });
    });
    this.shown = {
      microphone: { kind: "off" },
      speaking: false,
      connection: { state: "off", reason: "not-started" },
      maySpeak: true,
      preferences: readPreferences(store),
      quality: new Map(),
      latency: this.latency.now,
    };
  }

  readonly view = (): DeskView => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Null until `start` was called the first time. */
  get voice(): Voice | null {
    return this.open;
  }

  /** Best called from a click: browsers start sound only then. */
  async start(): Promise<Voice> {
    this.opening ??= this.create();
    const voice = await this.opening;
    if (voice.context.state === "suspended")
      void (voice.context as AudioContext).resume().catch(() => undefined);
    return voice;
  }

  /** The microphone check, and the open microphone in the room. */
  async openMicrophone(deviceId: string | null = this.shown.preferences.deviceId): Promise<MicrophoneState> {
    const voice = await this.start();
    if (deviceId !== this.shown.preferences.deviceId) this.prefer({ deviceId });
    await voice.microphone.setMode(voice.microphone.mode, this.shown.preferences.headphones);
    const state = await voice.microphone.open(deviceId);
    return state;
  }

  level(): number {
    return this.open?.microphone.level().rms ?? 0;
  }

  /** The own microphone before anybody hears it, 0 to 1. */
  ownLevel(): number {
    return loudness(this.level());
  }

  /** Loudness of a person's voice as heard here, 0 to 1. */
  levelOf(person: string): number {
    const speaker = this.speakers.get(this.link?.me === person ? OWN_VOICE : person);
    return speaker ? loudness(speaker.level.rms) : 0;
  }

  isSpeaking(person: string): boolean {
    return this.speakers.get(this.link?.me === person ? OWN_VOICE : person)?.speaking ?? false;
  }

  async setSpeaking(speaking: boolean): Promise<MicrophoneState> {
    const voice = await this.start();
    if (speaking) {
      if (voice.microphone.state.kind !== "live") await this.openMicrophone();
      await voice.speak(this.shown.preferences.deviceId);
    }
    voice.microphone.setMuted(!speaking);
    const on = speaking && voice.microphone.state.kind === "live";
    this.change({ speaking: on });
    void this.link?.ask("set-microphone", { on });
    return voice.microphone.state;
  }

  prefer(change: Partial<SoundPreferences>): void {
    const preferences = { ...this.shown.preferences, ...change };
    writePreferences(this.store, preferences);
    this.change({ preferences });
    const { open: voice } = this;
    if (!voice) return;
    this.applyBalance(voice);
    // The microphone check has a monitor of its own.
    if (this.onStage) this.applyMonitor(voice);
    if (change.guide !== undefined) voice.performer.setGuide(change.guide);
    if (change.effects) void voice.setEffects(change.effects);
    if (change.headphones !== undefined)
      void voice.microphone.setMode(voice.microphone.mode, change.headphones);
  }

  /** How late one hears oneself. */
  monitorDelay(): { ms: number; measured: boolean } {
    return monitorDelay(this.latency.now, this.open);
  }

  /** From the music to the voice in the graph: as measured for these devices, or a guess. */
  latencyMs(): number {
    return this.latency.now.ms;
  }

  /** From now on, for these devices, and for the song that is sung right now. */
  keepLatency(ms: number): void {
    this.latency.keep(ms);
  }

  /** Plays pulses and listens for them; what was found is kept. */
  async measureLatency(onProgress: (progress: CalibrationProgress) => void): Promise<Calibration> {
    const voice = await this.start();
    if (voice.microphone.state.kind !== "live") await this.openMicrophone();
    const { mode } = voice.microphone;
    // Echo cancellation would take the pulses away; singing with headphones has none.
    await voice.microphone.setMode("sing", true);
    try {
      const found = await calibrate(voice.microphone, voice.spatial.near, "/worklets/", onProgress);
      if (found.kind === "found") this.keepLatency(found.roundTripMs);
      return found;
    } finally {
      await voice.microphone.setMode(mode, this.shown.preferences.headphones);
    }
  }

  /** Ticks, and how late what the microphone hears comes to them by the delay as it is set. Returns how to stop. */
  previewBeat(onSound: (lateMs: number) => void): () => void {
    const beating = this.beat(onSound);
    return () => void beating.then((stop) => stop()).catch(() => undefined);
  }

  private async beat(onSound: (lateMs: number) => void): Promise<() => void> {
    const { microphone, spatial } = await this.start();
    if (microphone.state.kind !== "live") await this.openMicrophone();
    const { mode } = microphone;
    await microphone.setMode("sing", true);
    const stop = await previewBeat(microphone, spatial.near, () => this.latencyMs(), onSound);
    return () => {
      stop();
      void microphone.setMode(mode, this.shown.preferences.headphones);
    };
  }

  /** Rule V1. Goes into the room's voice and stays until `leave`. */
  async enter(link: RoomLink, { speaking }: { speaking: boolean }): Promise<void> {
    this.leave();
    this.link = link;
    const voice = await this.start();
    if (this.link !== link) return;
    this.leaving = [
      link.on("earshot", (earshot) => voice.session.setEarshot(earshot)),
      link.subscribe(() => this.returnTo(link, voice)),
      // A room whose server died knows nothing of it, and would lead nobody to this voice.
      link.onReturn(() => void link.ask("set-microphone", { on: this.shown.speaking })),
    ];
    voice.session.start();
    if (speaking && this.shown.microphone.kind === "live") await this.setSpeaking(true);
  }

  leave(): void {
    for (const stop of this.leaving) stop();
    this.leaving = [];
    if (!this.link) return;
    this.link = null;
    void this.open?.silence();
    void this.open?.session.stop();
    this.change({ speaking: false });
  }

  /** Rule V4: LiveKit may be away when we come in, or go for longer than the session waits for it. */
  private returnTo(link: RoomLink, { session }: Voice): void {
    const { connection } = session;
    const waiting = connection.state === "off" && connection.reason === "unavailable";
    const now = performance.now();
    if (!waiting || !link.voiceOn() || now < this.retryAt) return;
    this.retryAt = now + RETRY_EVERY_MS;
    session.start();
  }

  private async create(): Promise<Voice> {
    const context = new AudioContext(contextOptions());
    keepAwake(context);
    const voice = await Voice.open({ context, tokens: () => this.token() });
    this.open = voice;
    this.applyBalance(voice);
    void voice.setEffects(this.shown.preferences.effects);
    voice.on("stage", ({ onStage }) => {
      this.onStage = onStage;
      this.applyMonitor(voice);
    });
    voice.microphone.on("state", (microphone) => this.change({ microphone }));
    voice.microphone.on("pair", (pair) => this.latency.use(pair));
    voice.session.on("connection", (connection) => this.change({ connection }));
    voice.session.on("permission", ({ maySpeak }) => this.change({ maySpeak }));
    voice.session.on("quality", ({ identity, quality }) =>
      this.change({ quality: new Map(this.shown.quality).set(identity, quality) }),
    );
    voice.speaking.on("levels", (levels) => {
      this.speakers = levels;
    });
    return voice;
  }

  /** One balance for the singer, another for who listens. */
  private applyBalance({ playout, performer, spatial, context }: Voice): void {
    const { backing, music, singers } = this.shown.preferences;
    for (const [node, gain] of [
      [performer.output, backing],
      [playout.backing, music],
      [spatial.stageVoices, singers],
    ] as const) {
      if (node instanceof GainNode) node.gain.setTargetAtTime(gain, context.currentTime, 0.03);
    }
  }

  /** A monitor that went on while one talks would be an echo. */
  private applyMonitor({ microphone }: Voice): void {
    const { monitor, headphones } = this.shown.preferences;
    microphone.setMonitor(this.onStage && headphones ? monitor : 0);
  }

  private async token(): Promise<{ url: string; token: string; mayPublish: boolean } | null> {
    const { link } = this;
    if (!link) return null;
    const device = matchMedia("(pointer: coarse)").matches ? "phone" : "desktop";
    const answer = await link.ask("voice-token", { device });
    if (answer.ok) {
      return { url: `${location.origin.replace(/^http/, "ws")}/livekit`, ...answer.value };
    }
    if (answer.reason === "voice-unavailable") return null;
    throw new Error(answer.message);
  }

  private change(change: Partial<DeskView>): void {
    this.shown = { ...this.shown, ...change };
    for (const listener of this.listeners) listener();
  }
}
