/** A correction is gone to 5 % after this long where speed allows it, ms. */
const FADE_MS = 250;
/** Standing still, one is put right at a calm walk, m/s. */
const CALM = 1.5;
/**
 * With a correction on top nobody is faster than this, or than their own speed by a quarter, m/s: at 60 Hz and with the
 * truth standing still that is 3.7 cm a frame.
 */
const BRISK = 2.2;
const FASTER = 1.25;
/** Two equal poles at 2 x PULL: e^-x (1 + x) is 5 % at x = 4.74. */
const PULL = (4.74 / 2 / FADE_MS) * 1_000;
const LAG = 4 * PULL;
/** Steps of the integration, s. */
const STEP = 0.02;
/** After such a gap nobody watched, s. */
const UNSEEN = 0.25;

/** What was shown wrongly, and how it is taken back: place and velocity both without a jump, and never in a hurry. */
export class Correction {
  x = 0;
  z = 0;
  vx = 0;
  vz = 0;

  clear(): void {
    this.x = 0;
    this.z = 0;
    this.vx = 0;
    this.vz = 0;
  }

  /**
   * Time passes, while the body beneath goes at this velocity.
   *
   * @param seconds since the last call
   */
  fade(seconds: number, bodyVx: number, bodyVz: number): void {
    if (this.x === 0 && this.z === 0 && this.vx === 0 && this.vz === 0) return;
    if (seconds > UNSEEN) {
      this.clear();
      return;
    }
    const steps = Math.ceil(seconds / STEP);
    for (let i = 0; i < steps; i++) this.#step(seconds / steps, bodyVx, bodyVz);
    // A tenth of a millimetre is nothing.
    if (Math.abs(this.x) + Math.abs(this.z) + 0.1 * (Math.abs(this.vx) + Math.abs(this.vz)) < 1e-4)
      this.clear();
  }

  #step(dt: number, bodyVx: number, bodyVz: number): void {
    let backX = -PULL * this.x;
    let backZ = -PULL * this.z;
    const speed = Math.hypot(backX, backZ);
    if (speed > 0) {
      const most = Math.min(speed, CALM) / speed;
      backX *= most;
      backZ *= most;
      const share = shareWithin(backX, backZ, bodyVx, bodyVz);
      backX *= share;
      backZ *= share;
    }
    const follow = 1 - Math.exp(-LAG * dt);
    this.vx += (backX - this.vx) * follow;
    this.vz += (backZ - this.vz) * follow;
    this.x += this.vx * dt;
    this.z += this.vz * dt;
  }
}

/** How much of a correction's velocity fits on top of the body's. */
function shareWithin(backX: number, backZ: number, bodyVx: number, bodyVz: number): number {
  const body = bodyVx * bodyVx + bodyVz * bodyVz;
  const most = Math.max(BRISK * BRISK, FASTER * FASTER * body);
  const along = backX * bodyVx + backZ * bodyVz;
  const back = backX * backX + backZ * backZ;
  if (body + 2 * along + back <= most) return 1;
  return (Math.sqrt(along * along + back * (most - body)) - along) / back;
}
