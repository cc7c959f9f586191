import type { FromStretch, ToStretch } from "./messages";
import type { StretchSettings } from "./stretch";

/** A song in another key and at another pace, worked out beside the page: about 1.3 s a minute of stereo here. */
export function stretchedBuffer(
  buffer: AudioBuffer,
  settings: StretchSettings,
  workerUrl = "/worklets/stretch.worker.js",
): Promise<AudioBuffer> {
  const { numberOfChannels, sampleRate } = buffer;
  const worker = new Worker(workerUrl);
  return new Promise<AudioBuffer>((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(`The song could not be retuned: ${message}`));
    worker.onmessage = ({ data }: MessageEvent<FromStretch>) => {
      const [first] = data.ok ? data.channels : [];
      if (!data.ok || !first) return reject(new Error(data.ok ? "There is no sound in it." : data.reason));
      const out = new AudioBuffer({ numberOfChannels, length: first.length, sampleRate });
      data.channels.forEach((samples, channel) => {
        out.copyToChannel(samples, channel);
      });
      resolve(out);
    };
    const channels = Array.from({ length: numberOfChannels }, (_, channel) =>
      buffer.getChannelData(channel).slice(),
    );
    const message: ToStretch = { channels, sampleRate, settings };
    worker.postMessage(
      message,
      channels.map(({ buffer: bytes }) => bytes),
    );
  }).finally(() => worker.terminate());
}
