import { namesFromFile } from "../build/names";
import { songOf } from "../build/song";
import type { Song } from "../model";
import { type Problem, problem, report } from "../problem";
import { Cdg } from "./cdg";
import { PACKET_BYTES } from "./screen";

/** As good as any other: there are no notes. */
const BPM = 300;

/** A song whose words are in its pictures: nothing to score, all there to sing. */
export function readCdg(name: string, bytes: Uint8Array): { song: Song | null; problems: Problem[] } {
  const cdg = new Cdg(bytes);
  const { count, first, drawn } = cdg.look();
  if (drawn === 0) return { song: null, problems: [problem("no-packets", { unit: "byte", value: 0 })] };
  const problems: Problem[] = [];
  if (cdg.skipped > 0) report(problems, "misaligned-packets", { unit: "byte", value: cdg.skipped });
  if (count > 0) report(problems, "garbled-packets", { unit: "packet", value: first }, `${count}`);
  if ((bytes.length - cdg.skipped) % PACKET_BYTES !== 0)
    report(problems, "cut-packet", { unit: "byte", value: bytes.length });
  const { artist, title } = namesFromFile(name);
  if (title === "") report(problems, "no-title", 0);
  if (artist === "") report(problems, "no-artist", 0);
  const song = songOf({
    title,
    artist,
    grid: { bpm: BPM, gapMs: 0 },
    tracks: [{ name: "", phrases: [] }],
    media: { graphics: name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1) },
    durationMs: cdg.durationMs,
  });
  return { song, problems };
}
