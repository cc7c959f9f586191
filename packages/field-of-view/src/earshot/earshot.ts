import { LIMITS } from "@karaverse/protocol";
import { append, createIdList, type IdList, type World } from "../world";
import { clockAt, createListener, drop, holds, type Listener, letGo, takeIn } from "./listener";
import { createMicrophones } from "./microphones";

/** Whom one listener hears (Rule V2). Good until the next question. */
export interface Earshot {
  /** Ascending. */
  readonly performers: Readonly<IdList>;
  /** In no order. */
  readonly others: Readonly<IdList>;
  /** Whether this is another earshot than the listener was last told. */
  readonly changed: boolean;
}

/** At 20 ticks a second everybody is looked at twice a second, a tenth of them in each tick. */
export const EARSHOT_TICKS = 10;

/** A set of ids that is gone through in the order in which they came. */
const createMarks = (capacity: number) => ({ list: createIdList(capacity), has: new Uint8Array(capacity) });
type Marks = ReturnType<typeof createMarks>;

function mark({ list, has }: Marks, id: number): void {
  if (has[id] === 1) return;
  has[id] = 1;
  append(list, id);
}

function clear({ list, has }: Marks): void {
  for (let i = 0; i < list.length; i++) has[list.ids[i] ?? 0] = 0;
  list.length = 0;
}

/**
 * Rule V2: performers first and always, then the nearest people of the own crowd with an open microphone. Who is not
 * among the nearest any more is kept for 2.5 s, so that two people who walk around each other do not cut in and out.
 * A tick allocates nothing.
 */
export function createEarshot(world: Readonly<World>) {
  const { capacity } = world;
  const microphones = createMicrophones(world);
  const listeners: Listener[] = [];
  const performers = createIdList(capacity);
  const othersPerform = createIdList(capacity);
  const canSpeak = new Uint8Array(capacity);
  const changed = createMarks(capacity);
  const asked = createMarks(capacity);
  const looked = createIdList(capacity);
  let performersVersion = 0;
  let ticks = 0;
  let now = 0;

  function listenerOf(id: number): Listener {
    for (let next = listeners.length; next <= id; next++) listeners.push(createListener());
    return listeners[id] as Listener;
  }

  /** Small numbers only: a large one would be a new object. */
  const newPerformers = (): void => {
    performersVersion = (performersVersion + 1) & 0xffffff;
  };

  function listPerformers(): void {
    let at = 0;
    let isSame = true;
    for (let id = 0; id < world.top; id++) {
      if (world.performing[id] === 0 || world.present[id] === 0 || microphones.isMuted[id] === 1) continue;
      if (at >= performers.length || performers.ids[at] !== id) isSame = false;
      performers.ids[at++] = id;
    }
    if (!isSame || at !== performers.length) newPerformers();
    performers.length = at;
  }

  function listSpeakers(): void {
    for (let id = 0; id < world.top; id++)
      canSpeak[id] =
        world.present[id] === 1 && world.performing[id] === 0 && microphones.isMuted[id] === 0 ? 1 : 0;
  }

  function look(id: number): void {
    const listener = listenerOf(id);
    append(looked, id);
    const wanted = microphones.nearestTo(id, listener.others, listener.most);
    const isLess = letGo(listener, wanted, canSpeak, now);
    const isMore = takeIn(listener, wanted);
    if (isLess || isMore || listener.performersVersion !== performersVersion) mark(changed, id);
    listener.performersVersion = performersVersion;
  }

  /** Out of everybody's earshot, without lingering. */
  function cut(id: number): void {
    for (let other = 0; other < listeners.length; other++)
      if (drop(listenerOf(other), id)) mark(changed, other);
    if (!holds(performers, id)) return;
    listPerformers();
    newPerformers();
  }

  return {
    /** Whose earshot is another one than they were told; `told` empties it. */
    changed: changed.list as Readonly<IdList>,
    told: (): void => clear(changed),
    /** This id is somebody else's or nobody's from now on: nobody hears it, and nothing is remembered of it. */
    reset(id: number): void {
      microphones.set(id, false);
      microphones.setMuted(id, false);
      cut(id);
      const listener = listenerOf(id);
      listener.most = LIMITS.earshotDesktop;
      listener.others.length = 0;
      listener.performersVersion = -1;
    },
    setMicrophone: (id: number, isOn: boolean): void => microphones.set(id, isOn),
    /** Rule V3: `changed` says at once who is not to hear them any more. */
    setMuted(id: number, isMuted: boolean): void {
      if (microphones.isMuted[id] === (isMuted ? 1 : 0)) return;
      microphones.setMuted(id, isMuted);
      if (isMuted) cut(id);
      if (world.performing[id] === 0 || world.present[id] === 0) return;
      listPerformers();
      for (let other = 0; other < world.top; other++) {
        if (world.present[other] === 0) continue;
        listenerOf(other).performersVersion = performersVersion;
        mark(changed, other);
      }
    },
    /** A phone decodes fewer voices at once: at most LIMITS.earshotDesktop. */
    setMost(id: number, count: number): void {
      listenerOf(id).most = Math.max(0, Math.min(LIMITS.earshotDesktop, Math.floor(count)));
    },
    /** Is looked at in the next tick, and counts as changed: a new connection does not know what was told. */
    ask: (id: number): void => mark(asked, id),
    /** 20 times a second; returns who was looked at, good until the next tick. */
    tick(nowMs: number): Readonly<IdList> {
      now = clockAt(nowMs);
      looked.length = 0;
      listPerformers();
      listSpeakers();
      microphones.update();
      for (let id = ticks; id < world.top; id += EARSHOT_TICKS)
        if (world.present[id] === 1 && asked.has[id] === 0) look(id);
      ticks = (ticks + 1) % EARSHOT_TICKS;
      for (let i = 0; i < asked.list.length; i++) {
        const id = asked.list.ids[i] ?? 0;
        if (world.present[id] === 0) continue;
        look(id);
        mark(changed, id);
      }
      clear(asked);
      return looked;
    },
    earshotOf(id: number): Earshot {
      othersPerform.length = 0;
      for (let i = 0; i < performers.length; i++)
        if (performers.ids[i] !== id) append(othersPerform, performers.ids[i] ?? 0);
      return { performers: othersPerform, others: listenerOf(id).others, changed: changed.has[id] === 1 };
    },
  };
}

export type EarshotField = ReturnType<typeof createEarshot>;
