import { click } from "../clicks";
import { backingOf, EVERY_MS, me, SONG_MS, until } from "./page";

let sung: AudioBufferSourceNode[] = [];

/**
 * A sung click at an exact AudioContext time, straight into the microphone's graph: the hop from a device (real or
 * fake) into WebAudio wanders by milliseconds in Chromium, and is not what is measured here.
 */
function singClick(time: number): void {
  const { context, voice } = me();
  const samples = click("down", context.sampleRate);
  const buffer = new AudioBuffer({ length: samples.length, sampleRate: context.sampleRate });
  buffer.copyToChannel(samples, 0);
  const source = new AudioBufferSourceNode(context, { buffer });
  source.connect(voice.microphone.input);
  source.start(time);
  sung.push(source);
}

/** Who sings. */
export const stage = {
  async takeStage() {
    const { voice, context } = me();
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
    const { performer, microphone } = me().voice;
    const { pitch } = performer as unknown as { pitch: AudioWorkletNode | null };
    if (!pitch) return;
    microphone.input.disconnect(pitch);
    pitch.port.postMessage({ type: "end" });
    Object.assign(performer, { pitch: null });
  },

  /**
   * Sings a click on every click of the backing, or a while behind, as a singer who hears the backing would.
   *
   * @returns when the song is there, by Date.now(): until then a singer's own clock tells where they sang before
   */
  start(fromMs: number, leadS: number, behindMs = 0): number {
    const { voice, context } = me();
    const begins = Date.now() + leadS * 1000;
    // The voice's line lies on whole samples; the clicks follow the line, as a singer follows the music.
    voice.performer.start(context.currentTime + leadS, fromMs);
    const at = context.currentTime + Math.max(1, leadS + 0.2);
    const position1 = voice.performer.songPositionMs(at) ?? 0;
    for (let position = 0; position < SONG_MS; position += EVERY_MS) {
      const time = at + (position + behindMs - position1) / 1000;
      if (time > context.currentTime) singClick(time);
    }
    return begins;
  },

  /** Begins together with others, as by the room's clock: at a moment of Date.now(), however late a busy page is asked. */
  startAt(moment: number, fromMs: number, behindMs: number) {
    stage.start(fromMs, (moment - Date.now()) / 1000, behindMs);
  },

  /** Skips to another place of the song, and sings on there. */
  leap(toMs: number) {
    for (const source of sung) source.stop();
    sung = [];
    stage.start(toMs, 0.3);
  },

  /** Sings on what arrives of those ahead: a click on every click of the backing as it is heard here, or a while behind. */
  async follow(ahead: string[], behindMs = 0) {
    const { voice, context } = me();
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
      singClick(at + waitMs / 1000);
    }, 50);
  },

  pause() {
    for (const source of sung) source.stop();
    sung = [];
    return me().voice.performer.pause();
  },

  async leaveStageAndTalk() {
    await me().voice.leaveStage();
    // High enough for a head to cast a shadow.
    me().fake.tone(1800);
    await me().voice.speak();
  },
};
