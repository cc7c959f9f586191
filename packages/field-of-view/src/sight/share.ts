import { RECORD_BYTES_MAX } from "@karaverse/protocol";
import { append, createIdList, type IdList, lowestBit, type World } from "../world";
import { selectNearest } from "./nearest";
import { ALWAYS, hasIn, KINDS, KNOWN, OWED } from "./sets";
import type { Viewer } from "./viewer";

/** News that waited for so long goes before any other, the longest first: one second, ticks. */
export const OVERDUE_TICKS = 20;
/** Of the bytes of a frame this share is first for those who are always in sight. */
export const RESERVED_SHARE = 0.25;
/** At this distance somebody counts half of what they count face to face, metres. */
const HALF_AT = 8;
/** Who is at the edge of the view counts this much of who is in its middle. */
const EDGE = 0.5;
/** Who speaks counts for more than who does not. */
const SPEAKING = 1.5;
const OVERDUE = 1e6;

/** Chooses what is told first where not everything fits; works in place, allocates nothing. */
export function createShare(world: World) {
  const kept = createIdList(world.capacity);
  const others = createIdList(world.capacity);
  const keys = new Float32Array(world.capacity);

  const ageOf = ({ owedSince }: Viewer, id: number, tick: number): number =>
    (tick - (owedSince[id] ?? 0)) & 0xffff;

  /** Nearness x middle of the view x age x importance, and beyond any of it: has waited too long. */
  function priority(viewer: Viewer, self: number, id: number, tick: number): number {
    const age = ageOf(viewer, id, tick);
    // Who came into sight and is not shown at all is as urgent as who has waited for a second.
    if (!hasIn(viewer.sets, KNOWN, id)) return OVERDUE + OVERDUE_TICKS + age;
    if (age >= OVERDUE_TICKS) return OVERDUE + age;
    const dx = (world.x[id] ?? 0) - (world.x[self] ?? 0);
    const dz = (world.z[id] ?? 0) - (world.z[self] ?? 0);
    const distance = Math.sqrt(dx * dx + dz * dz);
    const { forwardX, forwardZ } = viewer.region;
    const ahead = distance > 0 ? Math.max(0, (dx * forwardX + dz * forwardZ) / distance) : 1;
    const importance = (world.level[id] ?? 0) > 0 ? SPEAKING : 1;
    return (HALF_AT / (HALF_AT + distance)) * (EDGE + (1 - EDGE) * ahead) * (age + 1) * importance;
  }

  function list(word: number, bits: number, out: IdList): void {
    for (let rest = bits; rest !== 0; rest &= rest - 1) append(out, word * 32 + lowestBit(rest));
  }

  /** Moves the `count` that come first to the front. */
  function select(from: IdList, count: number, out: IdList): void {
    if (from.length > count) selectNearest(from.ids, keys, from.length, count);
    for (let i = 0; i < Math.min(count, from.length); i++) append(out, from.ids[i] ?? 0);
  }

  /**
   * Puts those of whom there is news and who are told now into `out`, as far as `bytes` go: whose turn it is counts
   * no more, as nearness and age are in the priority.
   */
  return function share(
    viewer: Viewer,
    self: number,
    words: number,
    tick: number,
    bytes: number,
    out: IdList,
  ): void {
    const most = Math.floor(bytes / RECORD_BYTES_MAX);
    out.length = 0;
    kept.length = 0;
    others.length = 0;
    for (let word = 0; word < words; word++) {
      const owed = viewer.sets[word * KINDS + OWED] ?? 0;
      const always = owed & (viewer.sets[word * KINDS + ALWAYS] ?? 0);
      if (always !== 0) list(word, always, kept);
      const rest = owed & ~always;
      if (rest !== 0) list(word, rest, others);
    }
    for (let i = 0; i < kept.length; i++) keys[i] = -ageOf(viewer, kept.ids[i] ?? 0, tick);
    select(kept, Math.min(most, Math.max(1, Math.floor(most * RESERVED_SHARE))), out);
    // Those for whom the share was too small are as good as any other.
    for (let i = out.length; i < kept.length; i++) append(others, kept.ids[i] ?? 0);
    for (let i = 0; i < others.length; i++) keys[i] = -priority(viewer, self, others.ids[i] ?? 0, tick);
    select(others, most - out.length, out);
  };
}
