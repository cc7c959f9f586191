import { channelIndex, type Pose } from "./channels";

const SIDES_IN_STEP = [
  ["left", 0],
  ["right", 0.5],
] as const;
const feetOf = (side: "left" | "right") => ({
  x: channelIndex(`${side}.foot.x`),
  y: channelIndex(`${side}.foot.y`),
  z: channelIndex(`${side}.foot.z`),
  pitch: channelIndex(`${side}.foot.pitch`),
  yaw: channelIndex(`${side}.foot.yaw`),
  knee: channelIndex(`${side}.knee`),
});
const FEET = { left: feetOf("left"), right: feetOf("right") };

/** How far a body travels in one stride (two steps), metres for a body of 1.70 m, at a speed in m/s. */
export function strideLength(speed: number): number {
  return speed < 2.6 ? 0.62 + 0.46 * Math.min(speed, 2.6) : 1.05 + 0.42 * speed;
}

/** The share of a stride that a foot stands. Runners have both feet in the air for a moment. */
export function stanceShare(speed: number): number {
  return speed < 2.6 ? 0.62 - 0.03 * speed : 0.38;
}

/**
 * Puts both feet where the ground carries them: a standing foot goes backwards as fast as the body goes forwards,
 * so that it stays where it is in the world; a swinging foot comes forward over the ground.
 *
 * @param phase 0 to 1 through the stride; the left heel strikes at 0
 * @param forward, sideways share of the movement along the body's front and to its left, together 1
 */
export function placeFeet(pose: Pose, phase: number, speed: number, forward: number, sideways: number): void {
  const stride = strideLength(speed);
  const stance = stanceShare(speed);
  const run = speed >= 2.6;
  for (const [side, offset] of SIDES_IN_STEP) {
    const channels = FEET[side];
    const at = (phase + offset) % 1;
    // Travel of the foot against the body, from +reach at the heel's strike to -reach when the toes leave.
    const reach = (stride * stance) / 2;
    let along: number;
    let lift = 0;
    let pitch: number;
    if (at < stance) {
      const s = at / stance;
      along = reach * (1 - 2 * s);
      // Heel first, then flat, then off over the toes.
      pitch = run
        ? s > 0.55
          ? 40 * ((s - 0.55) / 0.45)
          : 0
        : -18 * Math.max(0, 1 - s / 0.18) + 34 * Math.max(0, (s - 0.68) / 0.32) ** 1.4;
      lift = 0.075 * Math.sin((Math.max(0, pitch) * Math.PI) / 180);
    } else {
      const s = (at - stance) / (1 - stance);
      const ease = s * s * (3 - 2 * s);
      along = -reach + 2 * reach * ease;
      const high = run ? 0.2 : 0.075;
      lift = high * Math.sin(Math.PI * s) ** 1.2 * (1.1 - 0.4 * s) + 0.042 * (1 - ease);
      pitch = (run ? 60 : 34) * (1 - s) ** 1.5 - (run ? 4 : 18) * s * s;
    }
    const size = Math.min(1, speed / 0.25);
    const x = channels.x;
    pose[x] =
      along * sideways * (side === "left" ? 1 : -1) * size + (Math.abs(sideways) > 0.5 ? 0.02 : -0.012);
    pose[channels.z] = along * forward * size;
    pose[channels.y] = lift * size;
    pose[channels.pitch] = pitch * size * (forward >= 0 ? 1 : -0.4);
    pose[channels.yaw] = 5;
    pose[channels.knee] = 0;
  }
}
