import { Tap } from "../../../packages/voice/src";
import { record } from "../../../packages/voice/src/calibration/recorder";
import { errorsMs, findClicks } from "../clicks";
import { backingOf, EVERY_MS, me, until, WORKLETS } from "./page";

/** Who listens, and what they hear. */
export const listening = {
  /** @param place where the room says the song is; null: it does not know */
  listen(performers: string[], place: number | null = null) {
    const since = me().context.currentTime;
    const positionMs = () => (place ?? 0) + (me().context.currentTime - since) * 1000;
    me().voice.session.setEarshot({ performers, others: [] });
    me().voice.listenTo({
      performance: "p1",
      performers,
      backing: backingOf(me().context),
      roomPosition: () => (place === null ? null : { positionMs: positionMs(), moving: true }),
    });
  },

  hear(others: string[]) {
    me().voice.stopListening();
    me().voice.session.setEarshot({ performers: [], others });
  },

  /** What a mouth is heard in: samples of one voice, taken picture by picture. @returns how many sung clicks were in it */
  async tapped(identity: string, seconds: number) {
    const { context, voice } = me();
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

  /** What this listener hears, for some seconds: voice against backing. */
  async measure(seconds: number) {
    const { samples } = await record(me().voice.spatial.output, seconds, WORKLETS);
    const { sampleRate } = me().context;
    const voice = findClicks(samples, "down", sampleRate);
    const backing = findClicks(samples, "up", sampleRate);
    const diagnostics = me().voice.playout.diagnostics();
    return { voice: voice.length, backing: backing.length, errors: errorsMs(voice, backing), diagnostics };
  },

  /** Voices that sing evenly between the clicks of the backing, the first on them: how far off each is, ms. */
  async measureChoir(seconds: number, voices: number) {
    const { samples } = await record(me().voice.spatial.output, seconds, WORKLETS);
    const { sampleRate } = me().context;
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

  /** Loudness in each ear with somebody at a place, the listener at the origin turned by a yaw. */
  async ears(identity: string, x: number, z: number, yaw: number) {
    me().voice.spatial.setPlace(identity, { x, y: 1.6, z });
    me().voice.spatial.setListener({ x: 0, y: 1.6, z: 0, yaw });
    // Places glide with a time constant of 60 ms of the audio's own time, which runs slower on a busy machine.
    const settled = me().context.currentTime + 0.8;
    await until("the places to settle", () => me().context.currentTime > settled);
    const splitter = new ChannelSplitterNode(me().context, { numberOfOutputs: 2 });
    me().voice.spatial.output.connect(splitter);
    const [left = 0, right = 0] = await Promise.all(
      [0, 1].map(async (ear) => {
        const one = new GainNode(me().context, { channelCount: 1 });
        splitter.connect(one, ear);
        const { samples } = await record(one, 0.5, WORKLETS);
        return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
      }),
    );
    me().voice.spatial.output.disconnect(splitter);
    return { left, right };
  },
};
