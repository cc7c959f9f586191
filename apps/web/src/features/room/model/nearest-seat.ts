import { type Scene, type Seat, seatsOf } from "@karaverse/worlds";

/** The free seat that is the fewest steps away. */
export function nearestSeat(
  scene: Scene,
  from: { x: number; z: number },
  taken: ReadonlySet<string>,
): Seat | null {
  let nearest: Seat | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const seat of seatsOf(scene)) {
    const away = Math.hypot(seat.x - from.x, seat.z - from.z);
    if (taken.has(seat.id) || away >= least) continue;
    nearest = seat;
    least = away;
  }
  return nearest;
}
