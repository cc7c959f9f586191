import type { Level } from "./work";

/** Metres to the camera up to which a body is made finely, and up to which it has a face at all. */
const NEAR = 6;
const MIDDLE = 15;
/** Who has a level keeps it this much further: nobody flickers at a border. */
const KEEP = 1.15;

/** @param looked metres to the camera, and less than 1 where the machine is weak */
export function levelFor(
  now: Level | null,
  { distance, scale }: { readonly distance: number; readonly scale: number },
): Level {
  const near = NEAR * scale * (now === 0 ? KEEP : 1);
  const middle = MIDDLE * scale * (now !== null && now <= 1 ? KEEP : 1);
  return distance < near ? 0 : distance < middle ? 1 : 2;
}
