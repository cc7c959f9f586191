import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Performance as PerformanceRow, StageRecord } from "@karaverse/database";
import { AS_WRITTEN, PersonId, type SongTime, Tuning } from "@karaverse/protocol";
import {
  batchLength,
  decodeFrames,
  encodeFrames,
  type Performance,
  type SungFrame,
} from "@karaverse/singing";
import { z } from "zod";
import { type Performer, type Take, takesOf } from "./take";

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** What the row's columns do not say. */
const Kept = z.object({
  durationMs: z.number().positive(),
  tuning: Tuning.default(AS_WRITTEN),
  /** In the order of their parts; who was given up is not among them any more. */
  performers: z
    .array(
      z.object({
        personId: PersonId,
        name: z.string(),
        part: z.number().int().nonnegative(),
        from: z.number().nonnegative().default(0),
      }),
    )
    .min(1),
  /** Where the song was when this was written; after a kill it goes on from there (Rule P8). */
  at: z.number().nonnegative(),
  /** By person: batches of frames, each after its length, gzip, base64. */
  sung: z.record(z.string(), z.string()),
});

export interface Kept {
  /** At the pace of `tuning`. */
  durationMs: number;
  tuning: Tuning;
  performers: Performer[];
  at: SongTime;
  sung: Map<PersonId, SungFrame[]>;
}

export async function recordOf(
  performance: Performance,
  takes: ReadonlyMap<PersonId, Take>,
  tuning: Tuning,
  at: SongTime,
): Promise<StageRecord> {
  const performing = takesOf(performance.performers, takes);
  const sung = await Promise.all(
    performing.map(
      async ({ performer, frames }) => [performer.personId, await packFrames(frames())] as const,
    ),
  );
  return {
    number: performance.number,
    phase: performance.phase,
    startsAt:
      performance.phase === "counting-in" || performance.phase === "singing" ? performance.startsAt : null,
    pausedAt: performance.phase === "paused" ? performance.at : null,
    state: {
      durationMs: performance.durationMs,
      tuning,
      performers: performing.map(({ performer }) => performer),
      at: Math.max(0, at),
      sung: Object.fromEntries(sung),
    } satisfies z.infer<typeof Kept>,
  };
}

/** null for a row that nothing can be done with. */
export async function readRecord(row: PerformanceRow): Promise<Kept | null> {
  const parsed = Kept.safeParse(row.state);
  if (!parsed.success) return null;
  const { sung, ...kept } = parsed.data;
  const frames = await Promise.all(
    Object.entries(sung).map(async ([person, text]) => [person, await unpackFrames(text)] as const),
  );
  return { ...kept, sung: new Map(frames) };
}

async function packFrames(frames: readonly SungFrame[]): Promise<string> {
  const parts: Uint8Array[] = [];
  for (let from = 0; from < frames.length; ) {
    const rest = frames.slice(from, from + 255);
    const batch = rest.slice(0, batchLength(rest));
    const bytes = encodeFrames({ performance: 0, take: 0, frames: batch });
    const length = Buffer.alloc(2);
    length.writeUInt16LE(bytes.byteLength);
    parts.push(length, bytes);
    from += batch.length;
  }
  return (await pack(Buffer.concat(parts))).toString("base64");
}

async function unpackFrames(text: string): Promise<SungFrame[]> {
  const bytes = await unpack(Buffer.from(text, "base64"));
  const frames: SungFrame[] = [];
  for (let at = 0; at + 2 <= bytes.length; ) {
    const length = bytes.readUInt16LE(at);
    frames.push(...(decodeFrames(bytes.subarray(at + 2, at + 2 + length))?.frames ?? []));
    at += 2 + length;
  }
  return frames;
}
