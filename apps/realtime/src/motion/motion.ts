import { createFieldOfView, createIdList, type SightReport } from "@karaverse/field-of-view";
import { settle } from "@karaverse/field-of-view/movement";
import {
  decodeFaceInput,
  GESTURES,
  type Gesture,
  isDance,
  LIMITS,
  newInput,
  readInput,
  type Theme,
} from "@karaverse/protocol";
import { performerMark, type Spot, spawnFor, stageExit } from "@karaverse/worlds";
import type { Outlet } from "../transport";
import { type Body, createBody } from "./body";
import { type Ground, groundOf } from "./floors";
import { createMetrics } from "./metrics";
import { createPace } from "./pace";

/** Ids beyond the room's size: hosts who enter a full room, and ids that are still being told as left. */
const SPARE_IDS = 256;
/** A client that moves where nobody sees anything still hears what was accepted, ms. */
const ACKNOWLEDGE_EVERY_MS = 200;

interface Mover {
  readonly id: number;
  readonly crowd: number;
  body: Body;
  /** Rule M3. */
  mayStage: () => boolean;
  seat: string;
  /** Where motion frames go; null while nobody listens. */
  outlet: Outlet | null;
  told: { acknowledged: number; at: number };
}

/** Everybody's bodies in one room, and who is sent which of them (Rules M1-M4, S1-S5). */
export function createMotion(theme: Theme, capacity: number) {
  let ground: Ground = groundOf(theme);
  const view = createFieldOfView({ capacity: capacity + SPARE_IDS, isHidden: ground.isHidden });
  /** By id; a map took 1 % of a full hall's time in looking up. */
  const movers: (Mover | undefined)[] = [];
  const seats = new Map<string, number>();
  const metrics = createMetrics();
  const pace = createPace();
  const frame = new Uint8Array(view.frameBytesMax);
  const frameView = new DataView(frame.buffer);
  const seen = createIdList(capacity + SPARE_IDS);
  /** The one that is judged, and what is asked with, over and over. */
  const input = newInput();
  const camera = { yaw: 0, degrees: 0, back: LIMITS.cameraBackMetres };
  const answer: Parameters<typeof view.frame>[1] = { acknowledged: 0, correction: null };
  let arrivals = 0;

  function moverOf(id: number): Mover {
    const mover = movers[id];
    if (!mover) throw new RangeError(`Nobody has id ${id}.`);
    return mover;
  }

  function show({ id, body }: Mover): void {
    view.show(id, body.pose, body.heldAt());
  }

  function put(mover: Mover, spot: Spot, seated: boolean, now: number): void {
    mover.body.put(spot, seated, now);
    show(mover);
  }

  /** Seats are one in each crowd. */
  const seatKey = ({ crowd }: Mover, seat: string): string => `${crowd}:${seat}`;

  function freeSeat(mover: Mover): void {
    if (mover.seat) seats.delete(seatKey(mover, mover.seat));
    mover.seat = "";
  }

  /** Rule M7: who dances for as long as they like, until they walk or are elsewhere. */
  function hasDanced({ pose, gestureUntil }: Body): boolean {
    if (gestureUntil !== Number.POSITIVE_INFINITY) return false;
    return pose.gait !== "rest" || pose.seated || !ground.isDanceFloor(pose.x, pose.z);
  }

  /** Returns how many bytes went out. Who does not read is not asked for: what is owed waits, the newest of it. */
  function tellSight({ id, body, outlet, told }: Mover, now: number): number {
    if (!outlet) return 0;
    const acknowledged = body.acknowledged();
    const isAsked =
      body.isCorrected() || (acknowledged !== told.acknowledged && now - told.at >= ACKNOWLEDGE_EVERY_MS);
    if ((!isAsked && !view.isDue(id, pace.isThin())) || !outlet.isReady()) return 0;
    answer.acknowledged = acknowledged;
    answer.correction = body.takeCorrection();
    const length = view.frame(id, answer, isAsked, frame, frameView, 0);
    if (length === 0) return 0;
    told.acknowledged = acknowledged;
    told.at = now;
    outlet.send(frame, 0, length);
    metrics.sent(id, length, now);
    return length;
  }

  return {
    metrics,
    /** Read only: who stands where. */
    world: view.world,
    ground: () => ground,
    poseOf: (id: number) => moverOf(id).body.pose,
    sightCount: (id: number): number => view.inSightOf(id, seen).length,
    /** Whom somebody is sent, and at what rate; null for who is not here. */
    sightReport: (id: number): SightReport | null => (movers[id] ? view.report(id) : null),
    add(mayStage: (id: number) => boolean, now: number, crowd: number): number {
      const spot = spawnFor(ground.scene, arrivals++);
      const id = view.add(spot.x, spot.z, spot.yaw, crowd);
      movers[id] = {
        id,
        crowd,
        body: createBody(spot, now),
        mayStage: () => mayStage(id),
        seat: "",
        outlet: null,
        told: { acknowledged: 0, at: 0 },
      };
      return id;
    },
    remove(id: number): void {
      freeSeat(moverOf(id));
      movers[id] = undefined;
      metrics.forget(id);
      view.remove(id);
    },
    /** A connection for this body: it is told where it stands and whom it sees, from the start. */
    connect(id: number, outlet: Outlet): void {
      const mover = moverOf(id);
      mover.outlet = outlet;
      mover.body.reconnect();
      view.forget(id);
    },
    disconnect(id: number): void {
      const mover = moverOf(id);
      mover.outlet = null;
      mover.body.rest();
      show(mover);
      view.forget(id);
    },
    /** INPUT_BYTES lie at `at`, as they came; false for what is no input. */
    propose(id: number, bytes: Uint8Array, at: number, now: number): boolean {
      if (!readInput(bytes, at, input)) return false;
      const mover = moverOf(id);
      const floor = mover.mayStage() ? ground.performers : ground.audience;
      mover.body.propose(input, floor, now);
      camera.yaw = input.viewYaw;
      camera.degrees = input.fieldOfView;
      view.setView(id, camera);
      show(mover);
      return true;
    },
    /** A face as it came; false for what is none. */
    setFace(id: number, bytes: Uint8Array): boolean {
      const weights = decodeFaceInput(bytes);
      if (weights) view.setFace(id, weights);
      return weights !== null;
    },
    /** Rule M2. */
    sit(id: number, seatId: string, now: number): "sat" | "seat-taken" | "seat-unknown" | "too-fast" {
      const seat = ground.seat(seatId);
      if (!seat) return "seat-unknown";
      const mover = moverOf(id);
      const sitter = seats.get(seatKey(mover, seatId));
      if (sitter !== undefined && sitter !== id) return "seat-taken";
      if (!mover.body.mayHop(seat, now)) return "too-fast";
      freeSeat(mover);
      mover.seat = seatId;
      seats.set(seatKey(mover, seatId), id);
      put(mover, seat, true, now);
      return "sat";
    },
    stand(id: number, now: number): void {
      const mover = moverOf(id);
      const seat = mover.seat ? ground.seat(mover.seat) : undefined;
      freeSeat(mover);
      if (seat) put(mover, onFloor(seat.exit, ground), false, now);
    },
    seatOf: (id: number): string => moverOf(id).seat,
    isOnStage: (id: number): boolean => {
      const { x, z } = moverOf(id).body.pose;
      return ground.isStage(x, z);
    },
    /** Rule M3: the nth of those who sing together. */
    putOnStage(id: number, nth: number, now: number): void {
      const mover = moverOf(id);
      freeSeat(mover);
      put(mover, performerMark(ground.scene, nth), false, now);
    },
    putOffStage(id: number, nth: number, now: number): void {
      put(moverOf(id), onFloor(stageExit(ground.scene, nth), ground), false, now);
    },
    /** Where a host wants them, or the nearest place where a body may stand. */
    putAt(id: number, { x, z }: { x: number; z: number }, now: number): void {
      const mover = moverOf(id);
      freeSeat(mover);
      const place = { x, z };
      settle(place, mover.mayStage() ? ground.performers : ground.audience);
      put(mover, { ...place, yaw: mover.body.pose.yaw }, false, now);
    },
    setPerforming(id: number, isPerforming: boolean): void {
      const mover = movers[id];
      if (!mover) return;
      mover.body.holdMicrophone(isPerforming);
      view.setPerforming(id, isPerforming);
      show(mover);
    },
    /** Rules M4, M7. */
    gesture(id: number, gesture: Gesture, now: number): void {
      const mover = moverOf(id);
      const { x, z } = mover.body.pose;
      const goesOn = isDance(gesture) && ground.isDanceFloor(x, z);
      const until = goesOn ? Number.POSITIVE_INFINITY : now + LIMITS.gestureSeconds * 1_000;
      mover.body.gesture(GESTURES.indexOf(gesture), until);
      show(mover);
    },
    /** Rule V5. */
    isQuietAt(id: number): boolean {
      if (!ground.isQuiet || view.world.performing[id] === 1) return false;
      const { x, z } = moverOf(id).body.pose;
      return ground.isQuiet(x, z);
    },
    alwaysSee: (id: number, ids: readonly number[]) => view.alwaysSee(id, ids),
    /** Another scene: seats are other seats, and nobody stays inside of a table. */
    changeTheme(next: Theme, now: number): void {
      ground = groundOf(next);
      view.setWalls(ground.isHidden);
      seats.clear();
      let performers = 0;
      for (const mover of movers) {
        if (!mover) continue;
        mover.seat = "";
        if (view.world.performing[mover.id] === 1)
          put(mover, performerMark(ground.scene, performers++), false, now);
        else {
          const place = { x: mover.body.pose.x, z: mover.body.pose.z };
          settle(place, ground.audience);
          put(mover, { ...place, yaw: mover.body.pose.yaw }, false, now);
        }
      }
    },
    tick(now: number): void {
      const startedAt = performance.now();
      for (const mover of movers) {
        if (!mover) continue;
        const { body } = mover;
        const isOver = body.pose.gesture !== 0 && (now >= body.gestureUntil || hasDanced(body));
        if (isOver) body.gesture(0, 0);
        if (body.stall(now) || isOver) show(mover);
      }
      view.tick(now);
      let bytes = 0;
      let clients = 0;
      for (const mover of movers) {
        if (!mover) continue;
        if (mover.outlet) clients++;
        bytes += tellSight(mover, now);
      }
      const tookMs = performance.now() - startedAt;
      pace.took(tookMs);
      metrics.tick(tookMs, bytes, clients);
    },
  };
}

export type MotionField = ReturnType<typeof createMotion>;

function onFloor(spot: Spot, { audience }: Ground): Spot {
  const place = { x: spot.x, z: spot.z };
  settle(place, audience);
  return { ...place, yaw: spot.yaw };
}
