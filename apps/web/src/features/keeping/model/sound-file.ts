import {
  AudioBufferSource,
  BufferTarget,
  canEncodeAudio,
  Mp4OutputFormat,
  OggOutputFormat,
  Output,
  type OutputFormat,
  Quality,
  WavOutputFormat,
} from "mediabunny";
import { words } from "@/i18n/words";

export const FILE_KINDS = ["wav", "m4a", "ogg"] as const;
export type FileKind = (typeof FILE_KINDS)[number];

const FORMATS: Readonly<Record<FileKind, { format: () => OutputFormat; codec: "pcm-s16" | "aac" | "opus" }>> =
  {
    wav: { format: () => new WavOutputFormat(), codec: "pcm-s16" },
    m4a: { format: () => new Mp4OutputFormat(), codec: "aac" },
    ogg: { format: () => new OggOutputFormat(), codec: "opus" },
  };

/** Whether this browser can write such a file; WAV all of them can. */
export const canWrite = async (kind: FileKind, numberOfChannels: number): Promise<boolean> =>
  kind === "wav" ||
  (await canEncodeAudio(FORMATS[kind].codec, { numberOfChannels, sampleRate: 48_000 }).catch(() => false));

/** Sound as a file that any player opens. */
export async function soundFile(buffer: AudioBuffer, kind: FileKind): Promise<Blob> {
  const { format, codec } = FORMATS[kind];
  const target = new BufferTarget();
  const output = new Output({ format: format(), target });
  const quality = codec === "pcm-s16" ? {} : { quality: new Quality("high") };
  const source = new AudioBufferSource({ codec, ...quality });
  output.addAudioTrack(source);
  await output.start();
  await source.add(buffer);
  await output.finalize();
  if (!target.buffer) throw new Error(words()("keeping.notWritten"));
  return new Blob([target.buffer], { type: await output.getMimeType().catch(() => "") });
}
