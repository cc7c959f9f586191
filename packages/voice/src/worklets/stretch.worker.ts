/** Works out a song in another key and at another pace, beside the page; lives for one piece of sound. */
import type { FromStretch, ToStretch } from "../stretch/messages";
import { stretched } from "../stretch/stretch";

interface WorkerScope {
  postMessage(message: FromStretch, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToStretch>) => void) | null;
}

const scope = globalThis as unknown as WorkerScope;

scope.onmessage = ({ data: { channels, sampleRate, settings } }) => {
  stretched(channels, sampleRate, settings).then(
    (out) =>
      scope.postMessage(
        { ok: true, channels: out },
        out.map(({ buffer }) => buffer),
      ),
    (error: unknown) => scope.postMessage({ ok: false, reason: String(error) }, []),
  );
};
