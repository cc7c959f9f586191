import type { Voice } from "../../packages/voice/src";
import { record } from "../../packages/voice/src/calibration/recorder";
import { decodePosition, POSITION_TOPIC } from "../../packages/voice/src/position-message";
import { errorsMs, findClicks } from "./clicks";

/**
 * How others keep music to a voice that comes as it comes: `messages`, the music is put wherever the singer's last
 * message says; `reseek`, as TRTC's and Agora's guides for online karaoke have it, only where it is off by more than
 * 50 ms.
 */
export type OlderWay = "messages" | "reseek";

const OFF_MS: Record<OlderWay, number> = { messages: 0, reseek: 50 };

/** The singer's native track out of `voice`, and the backing beside it. */
export function openOlderPlayer(
  context: AudioContext,
  { session, spatial }: Voice,
  backing: AudioBuffer,
  way: OlderWay,
) {
  const mix = new GainNode(context);
  spatial.output.connect(mix);
  let playing: { source: AudioBufferSourceNode; at: number; positionMs: number } | null = null;

  function seek(positionMs: number): void {
    playing?.source.stop();
    const source = new AudioBufferSourceNode(context, { buffer: backing });
    source.connect(mix);
    const at = context.currentTime;
    source.start(at, positionMs / 1000);
    playing = { source, at, positionMs };
  }

  session.on("data", ({ topic, payload }) => {
    const told = topic === POSITION_TOPIC ? decodePosition(payload) : null;
    if (!told?.moving || told.positionMs < 0) return;
    const here = playing && playing.positionMs + (context.currentTime - playing.at) * 1000;
    if (here === null || Math.abs(here - told.positionMs) > OFF_MS[way]) seek(told.positionMs);
  });

  return {
    isPlaying: () => playing !== null,
    /** What this listener hears, for some seconds: voice against backing, ms. */
    async measure(seconds: number, worklets: string): Promise<number[]> {
      const { samples } = await record(mix, seconds, worklets);
      const { sampleRate } = context;
      return errorsMs(findClicks(samples, "down", sampleRate), findClicks(samples, "up", sampleRate));
    },
  };
}
