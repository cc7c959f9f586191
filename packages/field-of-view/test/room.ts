import { decodeUpdate, type FaceUpdate, type MotionUpdate, newPose, type Pose } from "@karaverse/protocol";
import { createFieldOfView, type FieldOfView, type FieldOfViewOptions } from "../src/sight";
import { createIdList, toArray } from "../src/world";

export const TICK_MS = 50;

export const standing = newPose();

/** What one viewer was told in a tick, as its client understands it. */
export interface Told {
  entered: number[];
  left: number[];
  /** In sight before, and told of. */
  due: number[];
  faces: FaceUpdate[];
  update: MotionUpdate | null;
  bytes: number;
}

const nothing: Told = { entered: [], left: [], due: [], faces: [], update: null, bytes: 0 };

/** A room in which time passes in ticks; everybody who is asked about gets a frame each tick from then on. */
export function room(options: Partial<FieldOfViewOptions> = {}) {
  const field = createFieldOfView({ capacity: 64, ...options });
  const out = new Uint8Array(field.frameBytesMax);
  const view = new DataView(out.buffer);
  const clients = new Map<number, { known: Set<number>; told: Told; at: number }>();
  let now = 0;

  function read(id: number, known: Set<number>): Told {
    const length = field.frame(id, { acknowledged: 0, correction: null }, false, out, view, 0);
    if (length === 0) return nothing;
    const update = decodeUpdate(out.slice(0, length));
    if (!update) throw new Error(`frame of ${length} bytes for ${id} can't be read`);
    for (const other of update.left)
      if (!known.delete(other)) throw new Error(`${id} was told that ${other} left, who was not there`);
    const entered = update.poses.map((one) => one.id).filter((other) => !known.has(other));
    const due = update.poses.map((one) => one.id).filter((other) => known.has(other));
    for (const other of entered) known.add(other);
    return {
      entered: entered.sort(sortUp),
      left: update.left.sort(sortUp),
      due: due.sort(sortUp),
      faces: update.faces,
      update,
      bytes: length,
    };
  }

  /** What this viewer is told in this tick. */
  function told(id: number): Told {
    const client = clients.get(id) ?? { known: new Set<number>(), told: nothing, at: -1 };
    clients.set(id, client);
    if (client.at !== now) {
      client.at = now;
      client.told = read(id, client.known);
    }
    return client.told;
  }

  return {
    field,
    told,
    now: () => now,
    /** A client begins anew. */
    forget(id: number): void {
      clients.delete(id);
      field.forget(id);
    },
    /** Stands there, or walks there at this velocity. */
    place(id: number, x: number, z: number, yaw = 0, more: Partial<Pose> = {}): void {
      field.show(id, { ...standing, x, z, yaw, ...more }, now);
    },
    tick(count = 1): void {
      for (let i = 0; i < count; i++) {
        now += TICK_MS;
        field.tick(now);
      }
    },
  };
}

export const sortUp = (a: number, b: number) => a - b;

const seen = createIdList(0x10000);

export const inSight = (field: FieldOfView, id: number) => toArray(field.inSightOf(id, seen)).sort(sortUp);
