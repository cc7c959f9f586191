/** A velocity at a time: metres a second, ms. */
interface Moving {
  vx: number;
  vz: number;
  at: number;
}

/** A correction is gone to 5 % after this long where speed allows it, ms. */
const FADE_MS = 250;
/** Standing still, one is put right at a calm walk, m/s. */
const CALM = 1.5;
/**
 * With a correction on top nobody is faster than this, or than their own speed by 15 %, m/s: at 60 Hz and with the
 * truth standing still that is 3.7 cm a frame.
 */
const BRISK = 2.2;
const FASTER = 1.15;
/** Two equal poles at 2 x PULL: e^-x (1 + x) is 5 % at x = 4.74. */
const PULL = (4.74 / 2 / FADE_MS) * 1_000;
const LAG = 4 * PULL;
/** Steps of the integration, s. */
const STEP = 0.02;
/** After such a gap nobody watched, s. */
const UNSEEN = 0.25;

/** What was shown wrongly, and how it is taken back: place and velocity both without a jump, and never in a hurry. */
export class Correction {
  x = Number.NaN;
  z = Number.NaN;
  vx = Number.NaN;
  vz = Number.NaN;

  constructor() {
    this.clear();
  }

  clear(): void {
    this.x = 0;
    this.z = 0;
    this.vx = 0;
    this.vz = 0;
  }

  /** Time passes from the one moment to the other, while the body beneath goes at the velocity of the latter. */
  fade(from: Pick<Moving, "at">, to: Moving): void {
    if (this.x === 0 && this.z === 0 && this.vx === 0 && this.vz === 0) return;
    const seconds = (to.at - from.at) / 1_000;
    if (seconds > UNSEEN) {
      this.clear();
      return;
    }
    const steps = Math.ceil(seconds / STEP);
    const dt = seconds / steps;
    const follow = 1 - Math.exp(-LAG * dt);
    for (let i = 0; i < steps; i++) {
      const wanted = PULL * Math.sqrt(this.x * this.x + this.z * this.z);
      const calm = wanted > CALM ? CALM / wanted : 1;
      this.vx += (-PULL * this.x * calm - this.vx) * follow;
      this.vz += (-PULL * this.z * calm - this.vz) * follow;
      const share = shareThatFits(this.vx, this.vz, to);
      this.vx *= share;
      this.vz *= share;
      this.x += this.vx * dt;
      this.z += this.vz * dt;
    }
    // A tenth of a millimetre is nothing.
    if (Math.abs(this.x) + Math.abs(this.z) + 0.1 * (Math.abs(this.vx) + Math.abs(this.vz)) < 1e-4)
      this.clear();
  }
}

/** How much of a correction's velocity goes on top of the body's own. */
function shareThatFits(vx: number, vz: number, body: Moving): number {
  const own = body.vx * body.vx + body.vz * body.vz;
  const most = Math.max(BRISK * BRISK, FASTER * FASTER * own);
  const along = vx * body.vx + vz * body.vz;
  const back = vx * vx + vz * vz;
  if (own + 2 * along + back <= most) return 1;
  return (Math.sqrt(along * along + back * (most - own)) - along) / back;
}
