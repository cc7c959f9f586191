import { LIMITS } from "@karaverse/protocol";
import { append, createIdList, type Grid, type IdList, visitAround, type World } from "../world";
import { selectNearest } from "./nearest";
import { isTurn, ticksBetween } from "./rate";
import { comesIntoSight, DEFAULT_VIEW, LONGEST_SIGHT, type Region, setRegion, staysInSight } from "./region";

/** What one viewer is told in one tick; overwritten by the next. */
export interface Sight {
  /** Came into sight: to be sent in full (Rule S4). */
  readonly entered: IdList;
  /** Out of sight: to be told once, and not sent any more (Rule S4). */
  readonly left: IdList;
  /** In sight before, changed, and their turn (Rule S5). */
  readonly due: IdList;
}

/** One viewer's memory. */
export interface Viewer extends Sight {
  readonly region: Region;
  /** Who is in sight, in no order. */
  readonly members: IdList;
  /** For each member: when it was first seen outside, or INSIDE. */
  readonly outsideSince: Float64Array;
  /** For each member: the version that was sent last. */
  readonly sent: Uint32Array;
  /** Followed people and speakers in earshot, most important first (Rule S3). */
  readonly always: IdList;
}

export interface SightOptions {
  /** Most avatars in sight of one viewer. */
  most: number;
  /** Of these, kept for those who are always in sight, performers apart (Rule S3). */
  reserved: number;
}

const INSIDE = -1;
/** Among more than fit, who is in sight already counts as this much nearer (squared): no flicker at the last place. */
const MEMBER_BONUS = 1 / LIMITS.leaveFactor ** 2;

export function createViewer({ most, reserved }: SightOptions, capacity: number): Viewer {
  const region: Region = { forwardX: 0, forwardZ: -1, back: 0, enterCosine: 1, stayCosine: 1 };
  setRegion(region, { yaw: 0, ...DEFAULT_VIEW });
  return {
    region,
    members: createIdList(most),
    outsideSince: new Float64Array(most),
    sent: new Uint32Array(most),
    always: createIdList(reserved),
    entered: createIdList(most),
    left: createIdList(Math.min(most, capacity)),
    due: createIdList(most),
  };
}

/** The working memory for looking around, shared by all viewers: a look allocates nothing. */
export function createLook(world: World, grid: Grid, { most, reserved }: SightOptions) {
  const candidates = createIdList(world.capacity);
  const keys = new Float32Array(world.capacity);
  /** The look in which an id was chosen, or found to be a member already. */
  const chosenIn = new Uint32Array(world.capacity);
  const memberIn = new Uint32Array(world.capacity);
  const chosen = createIdList(most);
  let look = 0;
  let self = 0;
  let x = 0;
  let z = 0;
  let region: Region;

  function choose(id: number): boolean {
    if (id === self || chosen.length === most || chosenIn[id] === look || world.present[id] === 0)
      return false;
    chosenIn[id] = look;
    append(chosen, id);
    return true;
  }

  function squareTo(id: number): number {
    return ((world.x[id] ?? 0) - x) ** 2 + ((world.z[id] ?? 0) - z) ** 2;
  }

  function consider(id: number, factor: number): void {
    keys[candidates.length] = squareTo(id) * factor;
    append(candidates, id);
  }

  function considerIfSeen(id: number): void {
    if (id === self || memberIn[id] === look || chosenIn[id] === look) return;
    if (comesIntoSight(region, (world.x[id] ?? 0) - x, (world.z[id] ?? 0) - z)) consider(id, 1);
  }

  /** Rule S2. */
  function considerMember(viewer: Viewer, slot: number, now: number): void {
    const id = viewer.members.ids[slot] ?? 0;
    memberIn[id] = look;
    if (chosenIn[id] === look) {
      viewer.outsideSince[slot] = INSIDE;
      return;
    }
    if (world.present[id] === 0) return;
    if (staysInSight(region, (world.x[id] ?? 0) - x, (world.z[id] ?? 0) - z))
      viewer.outsideSince[slot] = INSIDE;
    else if (viewer.outsideSince[slot] === INSIDE) viewer.outsideSince[slot] = now;
    else if (now - (viewer.outsideSince[slot] ?? 0) >= LIMITS.leaveMs) return;
    consider(id, MEMBER_BONUS);
  }

  function tell(viewer: Viewer, tick: number): void {
    const { members, outsideSince, sent, entered, left, due } = viewer;
    let kept = 0;
    for (let slot = 0; slot < members.length; slot++) {
      const id = members.ids[slot] ?? 0;
      if (chosenIn[id] !== look) {
        append(left, id);
        continue;
      }
      let last = sent[slot] ?? 0;
      const version = world.version[id] ?? 0;
      const between = world.performing[id] === 1 ? 1 : ticksBetween(squareTo(id));
      if (last !== version && isTurn(tick, id, between)) {
        append(due, id);
        last = version;
      }
      members.ids[kept] = id;
      outsideSince[kept] = outsideSince[slot] ?? INSIDE;
      sent[kept] = last;
      kept++;
    }
    members.length = kept;
    for (let i = 0; i < chosen.length; i++) {
      const id = chosen.ids[i] ?? 0;
      if (memberIn[id] === look) continue;
      append(entered, id);
      outsideSince[members.length] = INSIDE;
      sent[members.length] = world.version[id] ?? 0;
      append(members, id);
    }
  }

  /** Rules S1-S5 for one viewer in one tick; fills its entered, left and due. */
  return function lookAround(
    viewer: Viewer,
    id: number,
    performers: IdList,
    now: number,
    tick: number,
  ): void {
    look++;
    self = id;
    x = world.x[id] ?? 0;
    z = world.z[id] ?? 0;
    region = viewer.region;
    candidates.length = 0;
    chosen.length = 0;
    viewer.entered.length = 0;
    viewer.left.length = 0;
    viewer.due.length = 0;
    for (let i = 0; i < performers.length; i++) choose(performers.ids[i] ?? 0);
    for (let i = 0, used = 0; i < viewer.always.length && used < reserved; i++) {
      if (choose(viewer.always.ids[i] ?? 0)) used++;
    }
    for (let slot = 0; slot < viewer.members.length; slot++) considerMember(viewer, slot, now);
    visitAround(grid, x, z, LONGEST_SIGHT, considerIfSeen);
    const room = most - chosen.length;
    if (candidates.length > room) selectNearest(candidates.ids, keys, candidates.length, room);
    const taken = Math.min(room, candidates.length);
    for (let i = 0; i < taken; i++) choose(candidates.ids[i] ?? 0);
    tell(viewer, tick);
  };
}
