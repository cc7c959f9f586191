import { parseBuffer } from "music-metadata";

export interface ProbedRecording {
  /** The extension it is kept under. */
  kind: "ogg" | "wav";
  durationMs: number;
}

const isOpus = (container: string, codec: string) => container === "Ogg" && codec.startsWith("Opus");
const isPcm = (container: string, codec: string) => container === "WAVE" && codec === "PCM";

/** What a sent recording really is: one voice in Ogg Opus, or in WAV from a browser that can't compress. */
export async function probeRecording(bytes: Uint8Array): Promise<ProbedRecording | null> {
  const metadata = await parseBuffer(bytes, {}, { duration: true, skipCovers: true }).catch(() => null);
  const { container = "", codec = "", numberOfChannels, duration } = metadata?.format ?? {};
  if (numberOfChannels !== 1 || !duration) return null;
  const durationMs = Math.round(duration * 1_000);
  if (isOpus(container, codec)) return { kind: "ogg", durationMs };
  return isPcm(container, codec) ? { kind: "wav", durationMs } : null;
}
