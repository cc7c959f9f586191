import { calibrate, DRY, EffectChain, type Unheard, type VoiceEffects } from "../../../packages/voice/src";
import { record } from "../../../packages/voice/src/calibration/recorder";
import { errorsMs, findClicks } from "../clicks";
import { me, until, WORKLETS } from "./page";

/** Rule C17: what this singer was told so far, a null for the end of it. */
const told: (Unheard | null)[] = [];

export function keepUnheard(): void {
  me().voice.reach.on("unheard", ({ why }) => told.push(why));
}

/** What goes into the microphone, and what is known of it. */
export const microphone = {
  /** Loudspeaker and microphone in a room: everything played comes back after a delay, softer. */
  async calibrateRoundTrip(delayMs: number) {
    const { context, fake, voice } = me();
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
    const off = me().voice.performer.on("pitch", (frames) => {
      for (const frame of frames) if (frame.cents !== null) cents.push(frame.cents);
    });
    const stop = me().fake.tone(hz);
    await until("pitch frames", () => cents.length > 60);
    stop();
    off();
    return cents.sort((a, b) => a - b)[cents.length >> 1];
  },

  /** What a browser does that drops or doubles outgoing samples: all that follows goes out later by so much. */
  delayOutgoing(ms: number) {
    const { gate, sink } = me().voice.microphone as unknown as Record<"gate" | "sink", AudioNode>;
    gate.disconnect();
    gate.connect(new DelayNode(me().context, { delayTime: ms / 1000 })).connect(sink);
  },

  /** @returns how much later than sung the voice goes out, ms */
  async setEffects(effects: Partial<VoiceEffects>) {
    await me().voice.setEffects({ ...DRY, ...effects });
    return me().voice.microphone.effects.latencyMs;
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
    const { context, voice } = me();
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

  mute: (muted: boolean) => me().voice.microphone.setMuted(muted),

  toldUnheard: () => told,

  async untilToldUnheard(why: Unheard | null) {
    await until(`the singer told: ${why}`, () => me().voice.reach.unheard === why);
  },

  slips: () => me().voice.performer.slipped.count,

  async untilSlips(count: number) {
    await until(`slip ${count} found`, () => me().voice.performer.slipped.count >= count);
  },

  /** What the microphone is when the browser answers with an error of this name. */
  async microphoneAfter(error: string) {
    const { voice } = me();
    const granted = navigator.mediaDevices.getUserMedia;
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", error));
    voice.microphone.close();
    await voice.speak();
    navigator.mediaDevices.getUserMedia = granted;
    const refused = voice.microphone.state.kind;
    await voice.speak();
    return { refused, later: voice.microphone.state.kind };
  },
};
