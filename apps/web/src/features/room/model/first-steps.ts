const KEY = "karaverse.walks";

/** Metres: then one knows how. */
const FAR_ENOUGH = 1.2;
/** Metres from one look to the next: a person was put there. */
const JUMP = 3;

interface Spot {
  readonly x: number;
  readonly z: number;
}

export function knowsHowToWalk(memory: Pick<Storage, "getItem"> = localStorage): boolean {
  try {
    return memory.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

export function rememberWalking(memory: Pick<Storage, "setItem"> = localStorage): void {
  try {
    memory.setItem(KEY, "yes");
  } catch {
    // A browser that forbids storage forgets; nothing else breaks.
  }
}

/** Told where one is every now and then; true once one has walked there oneself. */
export function firstSteps(): (at: Spot) => boolean {
  let before: Spot | null = null;
  let walked = 0;
  return ({ x, z }) => {
    const step = before ? Math.hypot(x - before.x, z - before.z) : 0;
    before = { x, z };
    if (step < JUMP) walked += step;
    return walked >= FAR_ENOUGH;
  };
}
