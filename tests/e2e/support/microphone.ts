import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Note, parseUltraStar, renderVoice, type Song } from "@karaverse/songs";
import type { BrowserContext, Page } from "@playwright/test";
import type { Reading } from "../../../apps/web/src/features/diagnostics/model/reading";
import { ROOT } from "../../../scripts/support/root";

const SAMPLE_RATE = 48_000;

export function builtinSong(slug: string): Song {
  const { song } = parseUltraStar(readFileSync(join(ROOT, "songs", slug, "song.txt"), "utf8"));
  if (!song) throw new Error(`songs/${slug}/song.txt can't be read`);
  return song;
}

/** Nobody's tones all lie beside their notes alike (Rule C18): semitones. */
const HUMAN_SEMITONES = 0.2;
const sungBy = (note: Note): Note => ({
  ...note,
  pitch: note.pitch + HUMAN_SEMITONES * Math.sin(note.startMs),
});

/** A voice that sings the chart's melody, as 32-bit samples at 48 kHz from song position 0. */
export function melodyOf(song: Song, transposeSemitones = 0): Buffer {
  const tracks = song.tracks.map((track) => ({
    ...track,
    phrases: track.phrases.map((phrase) => ({ ...phrase, notes: phrase.notes.map(sungBy) })),
  }));
  const samples = renderVoice({ ...song, tracks }, 0, { sampleRate: SAMPLE_RATE, transposeSemitones });
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
}

declare global {
  interface Window {
    testMicrophone: TestMicrophone;
    karaverse?: { readonly reading: () => Reading; readonly me: string };
  }
}

interface TestMicrophone {
  /** Speaks a tone from now on; 0 stops. */
  tone(hz: number): void;
  /** From the next performance on, the melody is sung at the song's own position. */
  sing(url: string | null): Promise<void>;
  /** What this browser sends to its loudspeakers, both ears, for some seconds. */
  record(seconds: number): Promise<{ left: string; right: string; sampleRate: number }>;
}

/**
 * Replaces the device behind getUserMedia with a voice that follows the music, as a singer does: Chromium's own fake
 * device starts its file when the microphone opens, and the hop from a device into WebAudio wanders by milliseconds.
 * The sound enters the app's graph where the device's sound would.
 */
export async function giveMicrophone(context: BrowserContext): Promise<void> {
  await context.addInitScript(install);
}

/** @param melody null: stays silent */
export async function sing(page: Page, melody: Buffer | null): Promise<void> {
  const url = `/test-melody-${Math.random().toString(36).slice(2)}`;
  if (melody)
    await page.route(`**${url}`, (route) =>
      route.fulfill({ body: melody, contentType: "application/octet-stream" }),
    );
  await page.evaluate((at) => window.testMicrophone.sing(at), melody ? url : null);
}

export async function hear(page: Page, seconds: number) {
  const { left, right, sampleRate } = await page.evaluate((s) => window.testMicrophone.record(s), seconds);
  const samples = (text: string) => {
    const bytes = Buffer.from(text, "base64");
    return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  };
  return { left: samples(left), right: samples(right), sampleRate };
}

/** Runs in the page before anything of the app. */
function install(): void {
  const inputs: GainNode[] = [];
  let tone: OscillatorNode | null = null;
  let hz = 0;
  let melody: Float32Array<ArrayBuffer> | null = null;
  let source: AudioBufferSourceNode | null = null;
  /** Song position 0 as a sample of the context, as the playing source has it. */
  let sung: number | null = null;
  let tap: GainNode | null = null;

  navigator.mediaDevices.getUserMedia = async () => {
    const { stream } = new AudioContext().createMediaStreamDestination();
    for (const track of stream.getAudioTracks()) track.getSettings = () => ({ deviceId: "test" });
    return stream;
  };
  // This device was calibrated: the voice enters the graph as the music leaves it.
  localStorage.setItem("karaverse.latency", JSON.stringify([["test|default", 0]]));
  navigator.mediaDevices.enumerateDevices = async () =>
    [
      { deviceId: "test", groupId: "", kind: "audioinput", label: "Test microphone", toJSON: () => "" },
    ] as MediaDeviceInfo[];

  const input = () => inputs.at(-1);
  const speak = () => {
    tone?.stop();
    tone = null;
    const into = input();
    if (!into || hz === 0) return;
    tone = new OscillatorNode(into.context, { frequency: hz, type: "sawtooth" });
    const gain = new GainNode(into.context, { gain: 0.2 });
    tone.connect(gain).connect(into);
    tone.start();
  };

  const quiet = () => {
    source?.stop();
    source = null;
    sung = null;
  };

  /** Song position 0 as a sample of the context; null while the own song stands. */
  const zeroOf = ({ context }: AudioNode): number | null => {
    const stage = document.querySelector<HTMLElement>("[data-testid=stage]")?.dataset;
    const singing =
      stage?.performing === "true" && (stage.phase === "singing" || stage.phase === "counting-in");
    if (!singing) return null;
    // The context's time goes on beside us: only two equal readings say when the position was read.
    for (;;) {
      const time = context.currentTime;
      const positionMs = window.karaverse?.reading().positionMs;
      if (positionMs === null || positionMs === undefined) return null;
      if (context.currentTime === time) return Math.round((time - positionMs / 1000) * context.sampleRate);
    }
  };

  const follow = () => {
    const into = input();
    const zero = into && melody ? zeroOf(into) : null;
    if (zero === sung) return;
    quiet();
    if (!into || !melody || zero === null) return;
    const { context } = into;
    const buffer = new AudioBuffer({ length: melody.length, sampleRate: 48_000 });
    buffer.copyToChannel(melody, 0);
    source = new AudioBufferSourceNode(context, { buffer });
    source.connect(into);
    // On the sample grid, so that the voice is exact and nothing is interpolated.
    const from =
      Math.max(zero, Math.ceil((context.currentTime + 0.2) * context.sampleRate)) / context.sampleRate;
    source.start(from, from - zero / context.sampleRate);
    // Held up until it was too late: the next round sings from there.
    if (context.currentTime >= from) quiet();
    else sung = zero;
  };
  setInterval(follow, 100);

  // The app opens the device by this class; in its place stands a node that the test sings into.
  const Native = window.MediaStreamAudioSourceNode;
  window.MediaStreamAudioSourceNode = new Proxy(Native, {
    construct(_, [context]: [AudioContext]) {
      const node = new GainNode(context);
      inputs.push(node);
      quiet();
      speak();
      return node;
    },
  });

  const connect = AudioNode.prototype.connect as (this: AudioNode, ...to: unknown[]) => unknown;
  AudioNode.prototype.connect = function (this: AudioNode, ...to: unknown[]) {
    if (to[0] instanceof AudioDestinationNode && this.context instanceof AudioContext) {
      // Through a door one comes into a room with sound of its own.
      if (tap?.context !== this.context) tap = new GainNode(this.context);
      connect.call(this, tap);
    }
    return connect.apply(this, to);
  } as typeof AudioNode.prototype.connect;

  window.testMicrophone = {
    tone(frequency) {
      hz = frequency;
      speak();
    },
    async sing(url) {
      quiet();
      melody = url ? new Float32Array(await (await fetch(url)).arrayBuffer()) : null;
    },
    async record(seconds) {
      const heard = tap;
      if (!heard) throw new Error("Nothing plays in this page yet.");
      const { context } = heard;
      await context.audioWorklet.addModule("/worklets/recorder.worklet.js");
      const splitter = new ChannelSplitterNode(context, { numberOfOutputs: 2 });
      connect.call(heard, splitter);
      const record = (ear: number) =>
        new Promise<string>((resolve) => {
          const node = new AudioWorkletNode(context, "karaverse-recorder", {
            numberOfOutputs: 0,
            channelCount: 1,
            channelCountMode: "explicit",
          });
          const wanted = Math.round(seconds * context.sampleRate);
          const samples = new Float32Array(wanted);
          let first: number | null = null;
          node.port.onmessage = ({ data }: MessageEvent<{ at: number; samples: Float32Array }>) => {
            first ??= data.at;
            const start = Math.round((data.at - first) * context.sampleRate);
            if (start < wanted) samples.set(data.samples.subarray(0, wanted - start), start);
            if (start + data.samples.length < wanted) return;
            node.port.close();
            node.disconnect();
            const bytes = new Uint8Array(samples.buffer);
            let text = "";
            for (let i = 0; i < bytes.length; i += 0x8000)
              text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
            resolve(btoa(text));
          };
          connect.call(splitter, node, ear);
        });
      const [left = "", right = ""] = await Promise.all([record(0), record(1)]);
      heard.disconnect(splitter);
      return { left, right, sampleRate: context.sampleRate };
    },
  };
}
