import { createFieldOfView, type IdList } from "@karaverse/field-of-view";
import { settle } from "@karaverse/field-of-view/movement";
import {
  type AvatarPose,
  decodeInput,
  encodeUpdate,
  GESTURES,
  type Gesture,
  LIMITS,
  type Theme,
} from "@karaverse/protocol";
import { performerMark, type Spot, spawnFor, stageExit } from "@karaverse/worlds";
import { type Body, createBody } from "./body";
import { type Ground, groundOf } from "./floors";
import { createMetrics } from "./metrics";

/** The room's capacity, whoever may enter a full room, and ids that are still being told as left. */
const IDS = 512;
/** The camera hangs behind the head by about this; it widens what is on the screen beside the own avatar, metres. */
const CAMERA_BACK = 3;
/** A client that moves where nobody sees anything still hears what was accepted, ms. */
const ACKNOWLEDGE_EVERY_MS = 200;

interface Mover {
  readonly id: number;
  body: Body;
  /** Rule M3. */
  mayStage: () => boolean;
  seat: string;
  /** Where motion frames go; null while nobody listens. */
  send: ((bytes: Uint8Array) => void) | null;
  told: { acknowledged: number; at: number };
}

/** Everybody's bodies in one room, and who is sent which of them (Rules M1-M4, S1-S5). */
export function createMotion(theme: Theme) {
  const view = createFieldOfView({ capacity: IDS });
  const movers = new Map<number, Mover>();
  const seats = new Map<string, number>();
  const metrics = createMetrics();
  let ground: Ground = groundOf(theme);
  let arrivals = 0;

  function moverOf(id: number): Mover {
    const mover = movers.get(id);
    if (!mover) throw new RangeError(`Nobody has id ${id}.`);
    return mover;
  }

  function put(mover: Mover, spot: Spot, seated: boolean, now: number): void {
    mover.body.put(spot, seated, now);
    view.place(mover.id, spot.x, spot.z, spot.yaw);
    view.touch(mover.id);
  }

  function freeSeat(mover: Mover): void {
    if (mover.seat) seats.delete(mover.seat);
    mover.seat = "";
  }

  const posesOf = (list: IdList): AvatarPose[] => {
    const poses: AvatarPose[] = [];
    for (let i = 0; i < list.length; i++) {
      const id = list.ids[i] ?? 0;
      const mover = movers.get(id);
      if (mover) poses.push({ id, pose: mover.body.pose });
    }
    return poses;
  };

  /** Returns how many bytes went out. */
  function tellSight(mover: Mover, now: number): number {
    if (!mover.send) return 0;
    const { entered, left, due } = view.sightOf(mover.id);
    const correction = mover.body.takeCorrection();
    const acknowledged = mover.body.acknowledged();
    const isDue = entered.length > 0 || left.length > 0 || due.length > 0 || correction !== null;
    const isNews = acknowledged !== mover.told.acknowledged && now - mover.told.at >= ACKNOWLEDGE_EVERY_MS;
    if (!isDue && !isNews) return 0;
    const bytes = encodeUpdate({
      time: Math.round(now) % 2 ** 32,
      acknowledged,
      correction: correction && { ...correction, id: mover.id },
      left: Array.from(left.ids.subarray(0, left.length)),
      poses: [...posesOf(entered), ...posesOf(due)],
    });
    mover.told = { acknowledged, at: now };
    mover.send(bytes);
    metrics.sent(mover.id, bytes.byteLength, now);
    return bytes.byteLength;
  }

  return {
    metrics,
    /** Read only: who stands where. */
    world: view.world,
    ground: () => ground,
    poseOf: (id: number) => moverOf(id).body.pose,
    sightCount: (id: number) => view.inSightOf(id).length,
    add(mayStage: (id: number) => boolean, now: number, _crowd: number): number {
      const spot = spawnFor(ground.scene, arrivals++);
      const id = view.add(spot.x, spot.z, spot.yaw);
      movers.set(id, {
        id,
        body: createBody(spot, now),
        mayStage: () => mayStage(id),
        seat: "",
        send: null,
        told: { acknowledged: 0, at: 0 },
      });
      return id;
    },
    remove(id: number): void {
      freeSeat(moverOf(id));
      movers.delete(id);
      metrics.forget(id);
      view.remove(id);
    },
    /** A connection for this body: it is told where it stands and whom it sees, from the start. */
    connect(id: number, send: (bytes: Uint8Array) => void): void {
      const mover = moverOf(id);
      mover.send = send;
      mover.body.reconnect();
      view.forget(id);
    },
    disconnect(id: number): void {
      const mover = moverOf(id);
      mover.send = null;
      mover.body.rest();
      view.touch(id);
    },
    /** Bytes as they came; false for what is no input. */
    propose(id: number, bytes: Uint8Array, now: number): boolean {
      const input = decodeInput(bytes);
      if (!input) return false;
      const mover = moverOf(id);
      const floor = mover.mayStage() ? ground.performers : ground.audience;
      const change = mover.body.propose(input, floor, now);
      view.setView(id, { yaw: input.viewYaw, degrees: input.fieldOfView, back: CAMERA_BACK });
      const { x, z, yaw } = mover.body.pose;
      if (change === "moved") view.place(id, x, z, yaw);
      if (change !== "none") view.touch(id);
      return true;
    },
    /** Rule M2. */
    sit(id: number, seatId: string, now: number): "sat" | "seat-taken" | "seat-unknown" {
      const seat = ground.seat(seatId);
      if (!seat) return "seat-unknown";
      const sitter = seats.get(seatId);
      if (sitter !== undefined && sitter !== id) return "seat-taken";
      const mover = moverOf(id);
      freeSeat(mover);
      mover.seat = seatId;
      seats.set(seatId, id);
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
      const mover = movers.get(id);
      if (!mover) return;
      mover.body.holdMicrophone(isPerforming);
      view.setPerforming(id, isPerforming);
      view.touch(id);
    },
    gesture(id: number, gesture: Gesture, now: number): void {
      moverOf(id).body.gesture(GESTURES.indexOf(gesture), now + LIMITS.gestureSeconds * 1_000);
      view.touch(id);
    },
    alwaysSee: (id: number, ids: readonly number[]) => view.alwaysSee(id, ids),
    /** Another scene: seats are other seats, and nobody stays inside of a table. */
    changeTheme(next: Theme, now: number): void {
      ground = groundOf(next);
      seats.clear();
      let performers = 0;
      for (const mover of movers.values()) {
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
      for (const { id, body } of movers.values()) {
        if (body.pose.gesture !== 0 && now >= body.gestureUntil) {
          body.gesture(0, 0);
          view.touch(id);
        }
      }
      view.tick(now);
      let bytes = 0;
      let clients = 0;
      for (const mover of movers.values()) {
        if (mover.send) clients++;
        bytes += tellSight(mover, now);
      }
      metrics.tick(performance.now() - startedAt, bytes, clients);
    },
  };
}

export type MotionField = ReturnType<typeof createMotion>;

function onFloor(spot: Spot, { audience }: Ground): Spot {
  const place = { x: spot.x, z: spot.z };
  settle(place, audience);
  return { ...place, yaw: spot.yaw };
}
