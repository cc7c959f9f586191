import { LIMITS } from "@karaverse/protocol";
import { append, createIdList, type IdList } from "../world";

/** Voices of people on their way out may come on top of the most, by this share of it. */
const LINGERING_SHARE = 0.5;
const withLingering = (most: number): number => most + Math.ceil(most * LINGERING_SHARE);
const WANTED = -1;
/** Times are kept modulo 12 days in whole milliseconds: small integers take no memory when they are handed over. */
const CLOCK_MASK = 0x3fff_ffff;

export const clockAt = (nowMs: number): number => Math.floor(nowMs % (CLOCK_MASK + 1)) & CLOCK_MASK;

/** What is remembered of one listener: some 300 bytes, however many people there are. */
export interface Listener {
  most: number;
  readonly others: IdList;
  /** For each of the others: since when they would not be chosen any more, or WANTED. */
  readonly unwantedSince: Int32Array;
  /** Which set of performers was theirs at the last look. */
  performersVersion: number;
}

export function createListener(): Listener {
  const room = withLingering(LIMITS.earshotDesktop);
  return {
    most: LIMITS.earshotDesktop,
    others: createIdList(room),
    unwantedSince: new Int32Array(room),
    performersVersion: 0,
  };
}

export function holds({ ids, length }: Readonly<IdList>, id: number): boolean {
  for (let i = 0; i < length; i++) if (ids[i] === id) return true;
  return false;
}

/**
 * Lets go of who was not wanted for too long or can't be heard at all.
 *
 * @param now of `clockAt`
 * @returns whether anybody went
 */
export function letGo(
  { others, unwantedSince }: Listener,
  wanted: Readonly<IdList>,
  canSpeak: Uint8Array,
  now: number,
): boolean {
  let kept = 0;
  for (let slot = 0; slot < others.length; slot++) {
    const id = others.ids[slot] ?? 0;
    let since = unwantedSince[slot] ?? WANTED;
    if (holds(wanted, id)) since = WANTED;
    else if (since === WANTED) since = now;
    const isOver = since !== WANTED && ((now - since) & CLOCK_MASK) >= LIMITS.earshotLingerMs;
    if (isOver || canSpeak[id] === 0) continue;
    others.ids[kept] = id;
    unwantedSince[kept] = since;
    kept++;
  }
  const isLess = kept < others.length;
  others.length = kept;
  return isLess;
}

/** Returns whether anybody came who was not there. */
export function takeIn(listener: Listener, wanted: Readonly<IdList>): boolean {
  const { others, unwantedSince, most } = listener;
  let isMore = false;
  for (let i = 0; i < wanted.length; i++) {
    const id = wanted.ids[i] ?? 0;
    if (holds(others, id)) continue;
    if (others.length >= withLingering(most)) dropLongest(listener);
    unwantedSince[others.length] = WANTED;
    append(others, id);
    isMore = true;
  }
  return isMore;
}

/** Returns whether they were there. */
export function drop({ others, unwantedSince }: Listener, id: number): boolean {
  const slot = others.ids.indexOf(id);
  if (slot < 0 || slot >= others.length) return false;
  dropSlot(others, unwantedSince, slot);
  return true;
}

/** Too many linger: the one that does so longest goes. There is one, as fewer than all are wanted. */
function dropLongest({ others, unwantedSince }: Listener): void {
  let longest = -1;
  for (let slot = 0; slot < others.length; slot++) {
    const since = unwantedSince[slot] ?? WANTED;
    if (since !== WANTED && (longest < 0 || since < (unwantedSince[longest] ?? 0))) longest = slot;
  }
  if (longest >= 0) dropSlot(others, unwantedSince, longest);
}

function dropSlot(others: IdList, unwantedSince: Int32Array, slot: number): void {
  others.length--;
  others.ids[slot] = others.ids[others.length] ?? 0;
  unwantedSince[slot] = unwantedSince[others.length] ?? WANTED;
}
