import {
  calibrate,
  DRY,
  EffectChain,
  type FrameAbility,
  type PlayoutDiagnostics,
  Tap,
  type Unheard,
  Voice,
  type VoiceEffects,
} from "../../packages/voice/src";
import { record } from "../../packages/voice/src/calibration/recorder";
import { click, errorsMs, findClicks } from "./clicks";
import { type OlderWay, openOlderPlayer } from "./older-ways";

const EVERY_MS = 700;
const SONG_MS = 180_000;
const WORKLETS = "/worklets/";

/** The singer's microphone: whatever is connected to it is what the device hears. */
class FakeMicrophone {
  private readonly sink: MediaStreamAudioDestinationNode;

  constructor(private readonly context: AudioContext) {
    this.sink = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    navigator.mediaDevices.getUserMedia = async () => this.sink.stream.clone();
  }

  hear(source: AudioNode): void {
    source.connect(this.sink);
  }

  tone(hz: number): () => void {
    const oscillator = new OscillatorNode(this.context, { frequency: hz });
    const gain = new GainNode(this.context, { gain: 0.3 });
    oscillator.connect(gain).connect(this.sink);
    oscillator.start();
    return () => oscillator.stop();
  }
}

let older: ReturnType<typeof openOlderPlayer> | null = null;
let sung: AudioBufferSourceNode[] = [];

/**
 * A sung click at an exact AudioContext time, straight into the microphone's graph: the hop from a device (real or
 * fake) into WebAudio wanders by milliseconds in Chromium, and is not what is measured here.
 */
function singClick({ context, voice }: Joined, time: number): void {
  const samples = click("down", context.sampleRate);
  const buffer = new AudioBuffer({ length: samples.length, sampleRate: context.sampleRate });
  buffer.copyToChannel(samples, 0);
  const source = new AudioBufferSourceNode(context, { buffer });
  source.connect(voice.microphone.input);
  source.start(time);
  sung.push(source);
}

function backingOf(context: AudioContext): AudioBuffer {
  const { sampleRate } = context;
  const buffer = new AudioBuffer({ length: (SONG_MS / 1000) * sampleRate, sampleRate, numberOfChannels: 2 });
  const sound = click("up", sampleRate);
  for (let at = 0; at < SONG_MS; at += EVERY_MS) {
    for (const channel of [0, 1]) buffer.copyToChannel(sound, channel, Math.round((at * sampleRate) / 1000));
  }
  return buffer;
}

const until = async (what: string, ready: () => boolean, patienceMs = 60_000): Promise<void> => {
  const end = performance.now() + patienceMs;
  while (!ready()) {
    if (performance.now() > end) throw new Error(`Waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

async function join(identity: string, ability: FrameAbility, worklets: string) {
  const context = new AudioContext({ sampleRate: 48_000, latencyHint: "interactive" });
  await context.resume();
  const tokens = async () => (await fetch(`/token?identity=${identity}`)).json();
  const fake = new FakeMicrophone(context);
  const voice = await Voice.open({ context, tokens, worklets, ability });
  voice.session.start();
  await until("a connection", () => voice.session.connection.state === "connected");
  return { context, fake, voice };
}

type Joined = Awaited<ReturnType<typeof join>>;
let me: Joined;
const told: (Unheard | null)[] = [];

const harness = {
  async join(identity: string, ability: FrameAbility, worklets: string) {
    me = await join(identity, ability, worklets);
    me.voice.reach.on("unheard", ({ why }) => told.push(why));
  },

  /** From now on so many of the encoded frames are lost, and all come late by any time up to the jitter. */
  setWeather(weather: { lost: number; jitterMs: number; seed: number } | null) {
    const { worker } = (me.voice as unknown as { frames: { worker: Worker } }).frames;
    worker.postMessage({ type: "weather", weather });
  },

  /** Hears the singer by LiveKit's own track and the music by the singer's messages, as others do. */
  listenTheOlderWay(way: OlderWay) {
    const { context, voice } = me;
    voice.session.setEarshot({ performers: ["singer"], others: [] });
    const nowhere = { performance: "p1", performers: ["singer"], backing: null, roomPosition: () => null };
    voice.listenTo(nowhere);
    older = openOlderPlayer(context, voice, backingOf(context), way);
  },

  async measureOlder(seconds: number) {
    if (!older) throw new Error("nobody listens the older way");
    await until("the music", () => older?.isPlaying() ?? false);
    return older.measure(seconds, WORKLETS);
  },

  async takeStage() {
    const { voice, context } = me;
    return voice.takeStage({
      performance: "p1",
      media: { backing: backingOf(context), guide: null },
      headphones: true,
      latencyMs: 0,
    });
  },

  /**
   * Sings without following the own pitch: singers have a machine each, and what eight trackers cost (7 % of a core
   * each, with what takes the music out) is not to be shared by one.
   */
  unfollowPitch() {
    const { performer, microphone } = me.voice;
    const { pitch } = performer as unknown as { pitch: AudioWorkletNode | null };
    if (!pitch) return;
    microphone.input.disconnect(pitch);
    pitch.port.postMessage({ type: "end" });
    Object.assign(performer, { pitch: null });
  },

  /** Sings a click on every click of the backing, or a while behind, as a singer who hears the backing would. */
  start(fromMs: number, leadS: number, behindMs = 0) {
    const { voice, context } = me;
    // The voice's line lies on whole samples; the clicks follow the line, as a singer follows the music.
    voice.performer.start(context.currentTime + leadS, fromMs);
    const at = context.currentTime + 1;
    const position1 = voice.performer.songPositionMs(at) ?? 0;
    for (let position = 0; position < SONG_MS; position += EVERY_MS) {
      const time = at + (position + behindMs - position1) / 1000;
      if (time > context.currentTime) singClick(me, time);
    }
  },

  /** Skips to another place of the song, and sings on there. */
  leap(toMs: number) {
    for (const source of sung) source.stop();
    sung = [];
    harness.start(toMs, 0.3);
  },

  /** Sings on what arrives of those ahead: a click on every click of the backing as it is heard here, or a while behind. */
  async follow(ahead: string[], behindMs = 0) {
    const { voice, context } = me;
    for (const source of sung) source.stop();
    sung = [];
    voice.session.setEarshot({ performers: ahead, others: [] });
    const mates = { performance: "p1", performers: ahead, ahead, backing: backingOf(context) };
    voice.singWith({ ...mates, way: "chain", roomPosition: () => null });
    await until("the clock of those ahead", () => voice.playout.isExact);
    let last = Number.NEGATIVE_INFINITY;
    setInterval(() => {
      const at = context.currentTime + 0.2;
      const position = voice.performer.songPositionMs(at);
      if (position === null) return;
      const turn = Math.ceil((position - behindMs) / EVERY_MS);
      const waitMs = turn * EVERY_MS + behindMs - position;
      // A page that is held up for long must not miss its turn; the line bends by too little to matter until then.
      if (turn === last || waitMs > 450) return;
      last = turn;
      singClick(me, at + waitMs / 1000);
    }, 50);
  },

  /** Loudspeaker and microphone in a room: everything played comes back after a delay, softer. */
  async calibrateRoundTrip(delayMs: number) {
    const { context, fake, voice } = me;
    const speaker = new GainNode(context);
    const air = new DelayNode(context, { delayTime: delayMs / 1000 });
    const loss = new GainNode(context, { gain: 0.2 });
    fake.hear(speaker.connect(air).connect(loss));
    await voice.microphone.setMode("sing", true);
    await voice.speak();
    return calibrate(voice.microphone, speaker, WORKLETS);
  },

  async pitchOfTone(hz: number) {
    const cents: number[] = [];
    const off = me.voice.performer.on("pitch", (frames) => {
      for (const frame of frames) if (frame.cents !== null) cents.push(frame.cents);
    });
    const stop = me.fake.tone(hz);
    await until("pitch frames", () => cents.length > 60);
    stop();
    off();
    return cents.sort((a, b) => a - b)[cents.length >> 1];
  },

  /** @param place where the room says the song is; null: it does not know */
  listen(performers: string[], place: number | null = null) {
    const since = me.context.currentTime;
    const positionMs = () => (place ?? 0) + (me.context.currentTime - since) * 1000;
    me.voice.session.setEarshot({ performers, others: [] });
    me.voice.listenTo({
      performance: "p1",
      performers,
      backing: backingOf(me.context),
      roomPosition: () => (place === null ? null : { positionMs: positionMs(), moving: true }),
    });
  },

  /** What a mouth is heard in: samples of one voice, taken picture by picture. @returns how many sung clicks were in it */
  async tapped(identity: string, seconds: number) {
    const { context, voice } = me;
    const tap = new Tap(context);
    tap.listenTo(voice.soundOf(identity));
    const heard = new Float32Array(seconds * context.sampleRate);
    let length = 0;
    tap.read();
    await until("enough of a voice", () => {
      const fresh = tap.samples.subarray(tap.read(), tap.samples.length);
      const kept = fresh.subarray(0, heard.length - length);
      heard.set(kept, length);
      length += kept.length;
      return length === heard.length;
    });
    tap.listenTo(null);
    return findClicks(heard, "down", context.sampleRate).length;
  },

  hear(others: string[]) {
    me.voice.stopListening();
    me.voice.session.setEarshot({ performers: [], others });
  },

  /** What a browser does that drops or doubles outgoing samples: all that follows goes out later by so much. */
  delayOutgoing(ms: number) {
    const { gate, sink } = me.voice.microphone as unknown as Record<"gate" | "sink", AudioNode>;
    gate.disconnect();
    gate.connect(new DelayNode(me.context, { delayTime: ms / 1000 })).connect(sink);
  },

  /** @returns how much later than sung the voice goes out, ms */
  async setEffects(effects: Partial<VoiceEffects>) {
    await me.voice.setEffects({ ...DRY, ...effects });
    return me.voice.microphone.effects.latencyMs;
  },

  /** What the effects cost: share of a core while they run, worked out at once instead of while it sounds. */
  async effectsCost(effects: Partial<VoiceEffects>) {
    const seconds = 8;
    const offline = new OfflineAudioContext(1, seconds * 48_000, 48_000);
    const chain = new EffectChain(offline, WORKLETS);
    await chain.set({ ...DRY, ...effects });
    const voice = new OscillatorNode(offline, { type: "sawtooth", frequency: 220 });
    voice.connect(chain.input);
    chain.output.connect(offline.destination);
    voice.start();
    const began = performance.now();
    await offline.startRendering();
    return (performance.now() - began) / 1000 / seconds;
  },

  /** How much later the voice comes to the loudspeakers than it came out of the device, ms. */
  async monitorDelays() {
    const { context, voice } = me;
    voice.microphone.setMonitor(1);
    const [sung, heard] = await Promise.all(
      [voice.microphone.input, voice.microphone.monitor].map((node) => record(node, 2, WORKLETS)),
    );
    voice.microphone.setMonitor(0);
    const clicksOf = (recording: typeof sung) =>
      findClicks(recording?.samples ?? new Float32Array(), "down", context.sampleRate).map(
        (at) => at + (recording?.at ?? 0),
      );
    return errorsMs(clicksOf(sung), clicksOf(heard));
  },

  mute: (muted: boolean) => me.voice.microphone.setMuted(muted),

  /** Rule C17: what this singer was told so far, a null for the end of it. */
  toldUnheard: () => told,

  async untilToldUnheard(why: Unheard | null) {
    await until(`the singer told: ${why}`, () => me.voice.reach.unheard === why);
  },

  slips: () => me.voice.performer.slipped.count,

  async untilSlips(count: number) {
    await until(`slip ${count} found`, () => me.voice.performer.slipped.count >= count);
  },

  diagnostics: (): PlayoutDiagnostics => me.voice.playout.diagnostics(),
  songPosition: () => me.voice.performer.songPositionMs(),
  connection: () => me.voice.session.connection.state,
  position: () => me.voice.playout.songPositionMs(),

  async untilWay(way: string) {
    await until(`the way ${way}`, () => me.voice.playout.diagnostics().way === way);
  },

  async untilPosition(ms: number) {
    await until(`song position ${ms}`, () => (me.voice.playout.songPositionMs() ?? -1) > ms);
  },

  async untilBetween(fromMs: number, toMs: number) {
    await until(`a song position from ${fromMs} to ${toMs}`, () => {
      const at = me.voice.playout.songPositionMs() ?? -1;
      return at > fromMs && at < toMs;
    });
  },

  /** Voices that sing evenly between the clicks of the backing, the first on them: how far off each is, ms. */
  async measureChoir(seconds: number, voices: number) {
    const { samples } = await record(me.voice.spatial.output, seconds, WORKLETS);
    const { sampleRate } = me.context;
    const backing = findClicks(samples, "up", sampleRate);
    // Clicks of one voice are a fraction of a second apart from the other's.
    const sung = findClicks(samples, "down", sampleRate, 0.6 / voices);
    const apart = EVERY_MS / voices;
    const errors: number[][] = Array.from({ length: voices }, () => []);
    // Song positions by the backing itself: a listener's clock may be bending by 0.3 % to catch up.
    for (const at of sung) {
      const next = backing.findIndex((click) => click > at);
      const [from, to] = [backing[next - 1], backing[next]];
      if (from === undefined || to === undefined) continue;
      const songMs = ((at - from) / (to - from)) * EVERY_MS;
      const turn = Math.round(songMs / apart);
      errors[turn % voices]?.push(songMs - turn * apart);
    }
    return errors;
  },

  async untilStill(ms: number) {
    await until(
      `the song standing at ${ms}`,
      () => Math.abs((me.voice.playout.songPositionMs() ?? 0) - ms) < 1,
    );
  },

  async untilConnection(state: string) {
    await until(`the connection to be ${state}`, () => me.voice.session.connection.state === state);
  },

  /** Packets with marks come in again: the track is new, and its count starts at nothing. */
  async untilMarked() {
    await until("marked packets", () => me.voice.playout.diagnostics().marginMs !== null);
    await new Promise((resolve) => setTimeout(resolve, 500));
  },

  /** What this listener hears, for some seconds: voice against backing. */
  async measure(seconds: number) {
    const { samples } = await record(me.voice.spatial.output, seconds, WORKLETS);
    const { sampleRate } = me.context;
    const voice = findClicks(samples, "down", sampleRate);
    const backing = findClicks(samples, "up", sampleRate);
    const diagnostics = me.voice.playout.diagnostics();
    return { voice: voice.length, backing: backing.length, errors: errorsMs(voice, backing), diagnostics };
  },

  /** Headphones go in, and come out again: the sound goes to another device and back. */
  async changeOutput() {
    const context = me.context as AudioContext & {
      setSinkId(sink: string | { type: "none" }): Promise<void>;
    };
    for (const sink of [{ type: "none" } as const, ""]) {
      await context.setSinkId(sink);
      const { currentTime } = context;
      await until("the other device's sound", () => context.currentTime > currentTime + 0.05);
    }
  },

  /** What a call, or a device that goes away, does to the sound of a page. */
  async interrupt(seconds: number) {
    const { context } = me;
    await context.suspend();
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    await context.resume();
  },

  pause() {
    for (const source of sung) source.stop();
    sung = [];
    return me.voice.performer.pause();
  },

  async leaveStageAndTalk() {
    await me.voice.leaveStage();
    // High enough for a head to cast a shadow.
    me.fake.tone(1800);
    await me.voice.speak();
  },

  /** What the microphone is when the browser answers with an error of this name. */
  async microphoneAfter(error: string) {
    const { voice } = me;
    const granted = navigator.mediaDevices.getUserMedia;
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", error));
    voice.microphone.close();
    await voice.speak();
    navigator.mediaDevices.getUserMedia = granted;
    const refused = voice.microphone.state.kind;
    await voice.speak();
    return { refused, later: voice.microphone.state.kind };
  },

  async untilSilent(identity: string) {
    await until(`silence of ${identity}`, () => me.voice.spatial.levelOf(identity).rms < 0.001);
  },

  async untilHeard(identity: string) {
    await until(`sound of ${identity}`, () => me.voice.spatial.levelOf(identity).rms > 0.02);
  },

  /** Loudness in each ear with somebody at a place, the listener at the origin turned by a yaw. */
  async ears(identity: string, x: number, z: number, yaw: number) {
    me.voice.spatial.setPlace(identity, { x, y: 1.6, z });
    me.voice.spatial.setListener({ x: 0, y: 1.6, z: 0, yaw });
    // Places glide with a time constant of 60 ms of the audio's own time, which runs slower on a busy machine.
    const settled = me.context.currentTime + 0.8;
    await until("the places to settle", () => me.context.currentTime > settled);
    const splitter = new ChannelSplitterNode(me.context, { numberOfOutputs: 2 });
    me.voice.spatial.output.connect(splitter);
    const [left = 0, right = 0] = await Promise.all(
      [0, 1].map(async (ear) => {
        const one = new GainNode(me.context, { channelCount: 1 });
        splitter.connect(one, ear);
        const { samples } = await record(one, 0.5, WORKLETS);
        return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
      }),
    );
    me.voice.spatial.output.disconnect(splitter);
    return { left, right };
  },
};

export type Harness = typeof harness;
Object.assign(window, { harness });
