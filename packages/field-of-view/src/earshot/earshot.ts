import { LIMITS } from "@karaverse/protocol";
import { selectNearest } from "../sight/nearest";
import { append, createIdList, type IdList, type World } from "../world";

/** Whom one listener hears (Rule V2); ids, in no order. */
export interface Earshot {
  readonly performers: Readonly<IdList>;
  readonly others: Readonly<IdList>;
  /** Whether either list changed in the last tick. */
  readonly changed: boolean;
}

interface Listener {
  most: number;
  readonly performers: IdList;
  readonly others: IdList;
  /** For each of the others: since when they would not be chosen any more, or WANTED. */
  readonly unwantedSince: Float64Array;
  changed: boolean;
}

const WANTED = -1;
const ENTER = LIMITS.earshotMetres ** 2;
const STAY = (LIMITS.earshotMetres * LIMITS.leaveFactor) ** 2;
/** Who is heard already counts as 10 % nearer. */
const MEMBER_BONUS = 1 / LIMITS.leaveFactor ** 2;
/** Voices of people on their way out may come on top of the most, by this share of it. */
const LINGERING_SHARE = 0.5;

/**
 * Rule V2: performers first and always, then the nearest people with an open microphone. Who is not among the nearest
 * any more is kept for 2.5 s, so that two people who walk around each other do not cut in and out.
 */
export function createEarshot(world: Readonly<World>) {
  const { capacity } = world;
  const most = LIMITS.earshotDesktop;
  const room = most + Math.ceil(most * LINGERING_SHARE);
  const microphone = new Uint8Array(capacity);
  const listeners: (Listener | null)[] = Array.from({ length: capacity }, () => null);
  const candidates = createIdList(capacity);
  const keys = new Float32Array(capacity);
  const previous = createIdList(capacity);
  const wantedIn = new Uint32Array(capacity);
  const memberIn = new Uint32Array(capacity);
  let look = 0;

  function listenerOf(id: number): Listener {
    const known = listeners[id];
    if (known) return known;
    const listener: Listener = {
      most,
      performers: createIdList(capacity),
      others: createIdList(room),
      unwantedSince: new Float64Array(room),
      changed: false,
    };
    listeners[id] = listener;
    return listener;
  }

  function squareBetween(a: number, b: number): number {
    return ((world.x[a] ?? 0) - (world.x[b] ?? 0)) ** 2 + ((world.z[a] ?? 0) - (world.z[b] ?? 0)) ** 2;
  }

  function updatePerformers(listener: Listener, self: number): void {
    const { performers } = listener;
    let at = 0;
    for (let id = 0; id < world.top; id++) {
      if (world.present[id] === 0 || world.performing[id] === 0 || id === self) continue;
      if (at >= performers.length || performers.ids[at] !== id) listener.changed = true;
      performers.ids[at++] = id;
    }
    if (at !== performers.length) listener.changed = true;
    performers.length = at;
  }

  /** Marks the nearest open microphones; who is heard already has it easier. */
  function want(listener: Listener, self: number): void {
    for (let i = 0; i < listener.others.length; i++) memberIn[listener.others.ids[i] ?? 0] = look;
    candidates.length = 0;
    for (let id = 0; id < world.top; id++) {
      if (microphone[id] === 0 || world.present[id] === 0 || world.performing[id] === 1 || id === self)
        continue;
      const isMember = memberIn[id] === look;
      const square = squareBetween(self, id);
      if (square > (isMember ? STAY : ENTER)) continue;
      keys[candidates.length] = isMember ? square * MEMBER_BONUS : square;
      append(candidates, id);
    }
    if (candidates.length > listener.most)
      selectNearest(candidates.ids, keys, candidates.length, listener.most);
    const taken = Math.min(listener.most, candidates.length);
    for (let i = 0; i < taken; i++) wantedIn[candidates.ids[i] ?? 0] = look;
  }

  function updateOthers(listener: Listener, now: number): void {
    const { others, unwantedSince } = listener;
    previous.length = 0;
    for (let i = 0; i < others.length; i++) append(previous, others.ids[i] ?? 0);
    let kept = 0;
    for (let slot = 0; slot < previous.length; slot++) {
      const id = previous.ids[slot] ?? 0;
      let since = unwantedSince[slot] ?? WANTED;
      if (wantedIn[id] === look) since = WANTED;
      else if (since === WANTED) since = now;
      const isOver = since !== WANTED && now - since >= LIMITS.earshotLingerMs;
      if (isOver || world.present[id] === 0 || world.performing[id] === 1) {
        listener.changed = true;
        continue;
      }
      others.ids[kept] = id;
      unwantedSince[kept] = since;
      kept++;
    }
    others.length = kept;
    for (let i = 0; i < Math.min(listener.most, candidates.length); i++) {
      const id = candidates.ids[i] ?? 0;
      if (memberIn[id] === look) continue;
      if (others.length >= listener.most + Math.ceil(listener.most * LINGERING_SHARE)) dropLongest(listener);
      unwantedSince[others.length] = WANTED;
      append(others, id);
      listener.changed = true;
    }
  }

  /** Too many linger: the one that does so longest goes. There is one, as fewer than all are wanted. */
  function dropLongest({ others, unwantedSince }: Listener): void {
    let longest = -1;
    for (let slot = 0; slot < others.length; slot++) {
      const since = unwantedSince[slot] ?? WANTED;
      if (since !== WANTED && (longest < 0 || since < (unwantedSince[longest] ?? 0))) longest = slot;
    }
    if (longest < 0) return;
    others.length--;
    others.ids[longest] = others.ids[others.length] ?? 0;
    unwantedSince[longest] = unwantedSince[others.length] ?? WANTED;
  }

  return {
    /** A new person took this id: nothing is remembered of the one before. */
    reset(id: number): void {
      microphone[id] = 0;
      const listener = listenerOf(id);
      listener.most = most;
      listener.performers.length = 0;
      listener.others.length = 0;
    },
    setMicrophone(id: number, isOpen: boolean): void {
      microphone[id] = isOpen ? 1 : 0;
    },
    /** A phone decodes fewer voices at once: at most LIMITS.earshotDesktop. */
    setMost(id: number, count: number): void {
      listenerOf(id).most = Math.max(0, Math.min(most, Math.floor(count)));
    },
    /** Works out everybody's earshot; a few times a second are enough. */
    tick(nowMs: number): void {
      for (let id = 0; id < world.top; id++) {
        if (world.present[id] === 0) continue;
        const listener = listenerOf(id);
        look++;
        listener.changed = false;
        updatePerformers(listener, id);
        want(listener, id);
        updateOthers(listener, nowMs);
      }
    },
    earshotOf: (id: number): Earshot => listenerOf(id),
  };
}

export type EarshotField = ReturnType<typeof createEarshot>;
