import { append, createGrid, createIdList, createWorld, type IdList, type World } from "../world";
import { checkView, setRegion, type View } from "./region";
import { createLook, createViewer, type Sight, type SightOptions, type Viewer } from "./sight";

export interface FieldOfViewOptions extends Partial<SightOptions> {
  /** Most people in the room at once; ids are below it. */
  capacity: number;
}

/** 80 avatars moving near by at 20 Hz and 10 bytes are 16 KB/s; a real crowd is mostly at rest or further away. */
const MOST_IN_SIGHT = 80;
const RESERVED = 16;

/** Who sees whom in one room (Rules S1-S5). Ids are handed out by `add`; `tick` allocates nothing. */
export function createFieldOfView({
  capacity,
  most = MOST_IN_SIGHT,
  reserved = RESERVED,
}: FieldOfViewOptions) {
  const options: SightOptions = {
    most: Math.min(most, capacity),
    reserved: Math.min(reserved, most, capacity),
  };
  const world = createWorld(capacity);
  const grid = createGrid(capacity);
  const lookAround = createLook(world, grid, options);
  const viewers: (Viewer | null)[] = Array.from({ length: capacity }, () => null);
  const performers = createIdList(capacity);
  const free: number[] = [];
  /** Ids that were removed since the last tick: given out again only after everybody was told that they left. */
  let leaving: number[] = [];
  let ticks = 0;

  function takeId(): number {
    const id = free.pop() ?? world.top;
    if (id >= capacity) throw new RangeError("The room is full.");
    world.top = Math.max(world.top, id + 1);
    return id;
  }

  function listPerformers(): void {
    performers.length = 0;
    for (let id = 0; id < world.top; id++)
      if (world.performing[id] === 1 && world.present[id] === 1) append(performers, id);
  }

  function takeOut(list: IdList, id: number): void {
    let kept = 0;
    for (let i = 0; i < list.length; i++) if (list.ids[i] !== id) list.ids[kept++] = list.ids[i] ?? 0;
    list.length = kept;
  }

  return {
    /** For those who ask about places too (earshot); read only. */
    world: world as Readonly<World>,
    /** @throws RangeError when the room is full */
    add(x: number, z: number, yaw: number): number {
      const id = takeId();
      world.present[id] = 1;
      world.performing[id] = 0;
      world.x[id] = x;
      world.z[id] = z;
      world.yaw[id] = yaw;
      world.version[id] = (world.version[id] ?? 0) + 1;
      const viewer = viewers[id] ?? createViewer(options, capacity);
      viewers[id] = viewer;
      viewer.members.length = 0;
      viewer.always.length = 0;
      viewer.entered.length = 0;
      viewer.left.length = 0;
      viewer.due.length = 0;
      setRegion(viewer.region, { yaw, degrees: 90, back: 0 });
      return id;
    },
    /** Everybody who saw them is told in the next tick; their id is free after it (Rule L2). */
    remove(id: number): void {
      if (world.present[id] === 0) return;
      world.present[id] = 0;
      world.performing[id] = 0;
      leaving.push(id);
      listPerformers();
      for (const viewer of viewers) if (viewer) takeOut(viewer.always, id);
    },
    /** Stands, walks or sits here now; the same place again changes nothing. */
    place(id: number, x: number, z: number, yaw: number): void {
      const { fround } = Math;
      if (world.x[id] === fround(x) && world.z[id] === fround(z) && world.yaw[id] === fround(yaw)) return;
      world.x[id] = x;
      world.z[id] = z;
      world.yaw[id] = yaw;
      world.version[id] = (world.version[id] ?? 0) + 1;
    },
    /** Something else that others see of them changed: gait, gesture, seat, loudness. */
    touch(id: number): void {
      world.version[id] = (world.version[id] ?? 0) + 1;
    },
    /** Rule S3. */
    setPerforming(id: number, isPerforming: boolean): void {
      world.performing[id] = isPerforming ? 1 : 0;
      listPerformers();
    },
    /** The client's word on its camera; false, and nothing changed, where it makes no sense. */
    setView(id: number, view: View): boolean {
      const checked = checkView(view);
      const viewer = viewers[id];
      if (!checked || !viewer) return false;
      setRegion(viewer.region, checked);
      return true;
    },
    /** Rule S3: followed people and speakers in earshot, most important first; replaces the last list. */
    alwaysSee(id: number, ids: readonly number[]): void {
      const viewer = viewers[id];
      if (!viewer) return;
      viewer.always.length = 0;
      for (const other of ids)
        if (viewer.always.length < viewer.always.ids.length) append(viewer.always, other);
    },
    /** A new connection knows nobody yet: everybody in sight enters anew. */
    forget(id: number): void {
      const viewer = viewers[id];
      if (viewer) viewer.members.length = 0;
    },
    /** Works out everybody's sight; 20 times a second. */
    tick(nowMs: number): void {
      ticks++;
      grid.rebuild(world);
      for (let id = 0; id < world.top; id++) {
        const viewer = viewers[id];
        if (viewer && world.present[id] === 1) lookAround(viewer, id, performers, nowMs, ticks);
      }
      for (const id of leaving) free.push(id);
      if (leaving.length > 0) leaving = [];
    },
    /** What to tell this viewer after a tick; overwritten by the next. */
    sightOf(id: number): Sight {
      const viewer = viewers[id];
      if (!viewer) throw new RangeError(`Nobody has id ${id}.`);
      return viewer;
    },
    /** Everybody this viewer sees, in no order. */
    inSightOf(id: number): Readonly<IdList> {
      const viewer = viewers[id];
      if (!viewer) throw new RangeError(`Nobody has id ${id}.`);
      return viewer.members;
    },
  };
}

export type FieldOfView = ReturnType<typeof createFieldOfView>;
