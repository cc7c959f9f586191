import { LIMITS, levelByte, type Pose, stateOf } from "@karaverse/protocol";
import {
  advance,
  append,
  clearBit,
  createGrid,
  createIdList,
  createWorld,
  type IdList,
  setBit,
  type World,
  wordsFor,
} from "../world";
import { createFaces } from "./faces";
import { type Answer, createFrameWriter, frameBytesMax } from "./frame";
import { createIds } from "./ids";
import { createLook, type Occluder } from "./look";
import { isMiddleTurn } from "./rate";
import { COARSE, createReferences, FINE } from "./references";
import { allowedDegrees, isView, setRegion, type View } from "./region";
import { listInSight, reportOf, type SightReport } from "./report";
import { ALWAYS, clearSet, hasIn, KNOWN, MEMBERS, OWED, takeOutOf } from "./sets";
import { createViewer, NO_KEY, resetViewer, type Viewer } from "./viewer";

export interface FieldOfViewOptions {
  /** Most people in the room at once; ids are below it. */
  capacity: number;
  /** Bytes a second to one client, frames' headers included. */
  bytesPerSecond?: number;
  /** Most followed people and speakers who are in sight whatever the view is, performers apart (Rule S3). */
  reserved?: number;
  /** Rule S8: walls that hide people; none by default. */
  isHidden?: Occluder | null;
}

const BYTES_PER_SECOND = 12_000;
const RESERVED = 16;
/** Everybody's sight is looked at five times a second, a quarter of them in each tick. */
export const LOOK_TICKS = 4;
/** A view that turned by more is looked at in the next tick, radians (8 degrees). */
const TURNED = 0.14;
/** ... or one that is wider by more, degrees. */
const WIDER = 8;
/** Further than this from where they are thought to be nobody walks: they were placed there, metres. */
const PLACED = 1;

/** Who sees whom in one room (Rules S1-S5). Ids are handed out by `add`; `tick` and `frame` allocate nothing. */
export function createFieldOfView({
  capacity,
  bytesPerSecond = BYTES_PER_SECOND,
  reserved = RESERVED,
  isHidden = null,
}: FieldOfViewOptions) {
  const world = createWorld(capacity);
  const grid = createGrid(capacity);
  const fine = createReferences(world, FINE);
  const coarse = createReferences(world, COARSE);
  const faces = createFaces(world);
  const { lookAround, setWalls } = createLook(world, grid);
  setWalls(isHidden);
  const writer = createFrameWriter(world, fine, coarse, faces);
  const viewers: (Viewer | null)[] = Array.from({ length: capacity }, () => null);
  const performers = createIdList(capacity);
  const givenIds = createIds(world, isKnownToAnybody);
  const bytesPerTick = bytesPerSecond / LIMITS.motionHz;
  let ticks = 0;
  /** The tick before which somebody went somewhere, came, left, or took the microphone. */
  let stirredAt = 0;
  let time = 0;
  /** How many are on their way in this tick. */
  let movers = 0;

  function viewerOf(id: number): Viewer {
    const viewer = viewers[id];
    if (!viewer) throw new RangeError(`Nobody has id ${id}.`);
    return viewer;
  }

  function listPerformers(): void {
    performers.length = 0;
    for (let id = 0; id < world.top; id++)
      if (world.performing[id] === 1 && world.present[id] === 1) append(performers, id);
  }

  function isKnownToAnybody(id: number): boolean {
    for (let other = 0; other < world.top; other++) {
      const viewer = viewers[other];
      if (viewer && world.present[other] === 1 && hasIn(viewer.sets, KNOWN, id)) return true;
    }
    return false;
  }

  /** Who was not asked for in the last tick is still to be told of its changes. */
  function collectMissed(used: number): void {
    for (let id = 0; id < world.top; id++) {
      const viewer = viewers[id];
      if (!viewer || world.present[id] === 0 || viewer.collectedAt === ticks) continue;
      writer.collect(viewer, id, ticks, used);
      viewer.isQuiet = false;
    }
  }

  /** Nobody went anywhere, and the view is the same: another look would find the same. */
  const isAsBefore = ({ isTurned, lingers, lookedAt }: Viewer): boolean =>
    !isTurned && !lingers && stirredAt <= lookedAt;

  const words = () => wordsFor(world.top);
  const isNews = () => fine.changes() > 0 || coarse.changes() > 0;

  return {
    /** For those who ask about places too (earshot); read only. */
    world: world as Readonly<World>,
    frameBytesMax: frameBytesMax(capacity),
    /** Rule S8: what hides people from now on. */
    setWalls,
    /** @throws RangeError when the room is full */
    add(x: number, z: number, yaw: number, crowd = 0): number {
      const id = givenIds.take();
      world.present[id] = 1;
      world.performing[id] = 0;
      world.x[id] = x;
      world.z[id] = z;
      world.heardX[id] = x;
      world.heardZ[id] = z;
      world.yaw[id] = yaw;
      world.vx[id] = 0;
      world.vz[id] = 0;
      world.state[id] = 0;
      world.level[id] = 0;
      world.at[id] = time;
      world.crowd[id] = crowd;
      faces.set(id, null, ticks);
      fine.reset(id, time);
      coarse.reset(id, time);
      stirredAt = ticks + 1;
      const viewer = viewers[id] ?? createViewer(capacity, reserved);
      viewers[id] = viewer;
      resetViewer(viewer, bytesPerTick, ticks);
      setRegion(viewer.region, { yaw, degrees: 90, back: 0 });
      return id;
    },
    /** Everybody who saw them is told; their id is free after it (Rule L2). */
    remove(id: number): void {
      if (world.present[id] === 0) return;
      stirredAt = ticks + 1;
      world.present[id] = 0;
      world.performing[id] = 0;
      clearBit(world.moving, id);
      clearBit(world.heard, id);
      givenIds.leave(id);
      listPerformers();
      for (let other = 0; other < world.top; other++) {
        const viewer = viewers[other];
        if (!viewer) continue;
        viewer.isQuiet = false;
        for (const kind of [MEMBERS, OWED, ALWAYS]) takeOutOf(viewer.sets, kind, id);
        const kept = viewer.wanted;
        let length = 0;
        for (let i = 0; i < kept.length; i++) if (kept.ids[i] !== id) kept.ids[length++] = kept.ids[i] ?? 0;
        kept.length = length;
      }
    },
    /** Stands, walks or sits like this; `at` is the server time at which it was so, ms. */
    show(id: number, pose: Readonly<Pose>, at: number): void {
      const viewer = viewerOf(id);
      if (Math.abs(pose.x - (world.x[id] ?? 0)) + Math.abs(pose.z - (world.z[id] ?? 0)) > PLACED)
        viewer.isStale = true;
      if (Math.fround(pose.x) !== world.x[id] || Math.fround(pose.z) !== world.z[id]) stirredAt = ticks + 1;
      world.x[id] = pose.x;
      world.z[id] = pose.z;
      world.heardX[id] = pose.x;
      world.heardZ[id] = pose.z;
      world.yaw[id] = pose.yaw;
      world.vx[id] = pose.vx;
      world.vz[id] = pose.vz;
      world.state[id] = stateOf(pose);
      world.level[id] = levelByte(pose.level);
      world.at[id] = at;
      setBit(world.heard, id);
      if (pose.gait === "rest") clearBit(world.moving, id);
      else setBit(world.moving, id);
    },
    /** 52 weights of 0 to 255. */
    setFace(id: number, weights: Uint8Array): void {
      faces.set(id, weights, ticks);
      stirredAt = ticks + 1;
    },
    /** Rule S3. */
    setPerforming(id: number, isPerforming: boolean): void {
      world.performing[id] = isPerforming ? 1 : 0;
      stirredAt = ticks + 1;
      listPerformers();
    },
    /** The client's word on its camera; false, and nothing changed, where it makes no sense. */
    setView(id: number, view: Readonly<View>): boolean {
      if (!isView(view)) return false;
      const viewer = viewerOf(id);
      const { region } = viewer;
      const turned = Math.abs(view.yaw - region.yaw) % (2 * Math.PI);
      if (
        Math.min(turned, 2 * Math.PI - turned) > TURNED ||
        allowedDegrees(view.degrees) > region.degrees + WIDER
      )
        viewer.isStale = true;
      if (turned !== 0 || view.degrees !== region.claimed || view.back !== region.back) {
        setRegion(region, view);
        viewer.isTurned = true;
      }
      return true;
    },
    /** Rule S3: followed people and speakers in earshot, most important first; replaces the last list. */
    alwaysSee(id: number, ids: readonly number[]): void {
      const { wanted } = viewerOf(id);
      if (ids.length > 0 || wanted.length > 0) viewerOf(id).isTurned = true;
      wanted.length = 0;
      for (const other of ids) if (wanted.length < wanted.ids.length) append(wanted, other);
    },
    /** A new connection knows nobody yet: everybody in sight enters anew. */
    forget(id: number): void {
      const viewer = viewerOf(id);
      for (const kind of [KNOWN, MEMBERS, OWED]) clearSet(viewer.sets, kind);
      viewer.faceKeys.fill(NO_KEY);
      viewer.faceVersions.fill(0);
      viewer.isStale = true;
      viewer.isQuiet = false;
      viewer.allowance = viewer.bytesPerTick * LIMITS.motionHz;
    },
    /** Works out everybody's sight; 20 times a second. */
    tick(now: number): void {
      if (isNews()) collectMissed(words());
      ticks++;
      time = now;
      movers = advance(world, now);
      if (movers > 0) stirredAt = ticks;
      fine.update(now);
      coarse.update(now);
      world.heard.fill(0);
      grid.rebuild(world);
      const used = words();
      for (let id = 0; id < world.top; id++) {
        const viewer = viewers[id];
        if (!viewer || world.present[id] === 0) continue;
        if (!viewer.isStale && ((ticks + id) % LOOK_TICKS !== 0 || isAsBefore(viewer))) continue;
        lookAround(viewer, id, performers, ticks, used);
        faces.choose(viewer, id, performers, used);
      }
      givenIds.giveBack();
    },
    /**
     * Whether there may be something to tell this viewer; false is certain.
     *
     * @param isThin Rule S10: only in every second tick, the one in which all at some distance are told of
     */
    isDue: (id: number, isThin = false): boolean =>
      (!isThin || isMiddleTurn(id, ticks)) && writer.isDue(viewerOf(id), ticks, isNews(), movers > 0),
    /**
     * After a tick: writes what this viewer is told now. Whoever is not asked for is told later, the newest then.
     *
     * @param out frameBytesMax bytes are free from `at` on; `view` is over the same bytes
     * @param isAsked whether the answer alone is worth a frame
     * @returns the frame's length; 0 where there is nothing to say
     */
    frame(id: number, answer: Answer, isAsked: boolean, out: Uint8Array, view: DataView, at: number): number {
      const viewer = viewerOf(id);
      return writer.write(viewer, id, ticks, Math.round(time), words(), answer, isAsked, out, view, at);
    },
    /** Everybody whom this viewer sees; fills `out`. */
    inSightOf: (id: number, out: IdList): IdList => listInSight(viewerOf(id), words(), out),
    /** Everybody who sees this one: what gestures and hosts ask; fills `out`. */
    watchersOf(id: number, out: IdList): IdList {
      out.length = 0;
      for (let other = 0; other < world.top; other++) {
        const viewer = viewers[other];
        if (viewer && world.present[other] === 1 && hasIn(viewer.sets, MEMBERS, id)) append(out, other);
      }
      return out;
    },
    /** Allocates. */
    report: (id: number): SightReport => reportOf(viewerOf(id), words()),
  };
}

export type FieldOfView = ReturnType<typeof createFieldOfView>;
