/** A sole in the body's frame: metres, radians to the left; pitch in degrees, heel up positive. */
export interface FootPlace {
  x: number;
  y: number;
  z: number;
  yaw: number;
  pitch: number;
  /** Carries the body. */
  isDown: boolean;
}

/** Where a foot belongs in this moment, when nobody walks. */
export interface Home {
  x: number;
  z: number;
  yaw: number;
  /** Of a clip that moves the feet, as far as it counts: how high, and the heel. */
  y: number;
  pitch: number;
}

/** How the body went in this step, in its own frame. */
export interface Going {
  /** Of this step. */
  seconds: number;
  /** Metres: to the left and ahead. */
  x: number;
  z: number;
  /** Radians, to the left. */
  turn: number;
  /** Smoothed, m/s and radians a second. */
  vx: number;
  vz: number;
  speed: number;
  turning: number;
  running: number;
  /** False for who sits. */
  mayWalk: boolean;
  /** A clip has the feet: it lifts them where they have to go. */
  isLed: boolean;
}

type Mode = "held" | "swinging" | "stepping" | "led";

/** One of two: where it is, and how far it is on its way. */
export class Foot implements FootPlace {
  x = 0;
  y = 0;
  z = 0;
  yaw = 0;
  pitch = 0;
  isDown = true;
  mode: Mode = "held";
  /** From where a step goes, and how far it is, 0 to 1. */
  fromX = 0;
  fromZ = 0;
  fromYaw = 0;
  fromPitch = 0;
  begun = 0;
  done = 0;
  seconds = 0.3;
  readonly home: Home = { x: 0, z: 0, yaw: 0, y: 0, pitch: 0 };
  readonly side: 1 | -1;
  constructor(side: 1 | -1) {
    this.side = side;
  }

  begin(mode: "swinging" | "stepping", begun: number): void {
    this.mode = mode;
    this.fromX = this.x;
    this.fromZ = this.z;
    this.fromYaw = this.yaw;
    this.fromPitch = this.pitch;
    this.begun = begun;
    this.done = 0;
  }

  /** What stands on the floor stays there while the body goes. */
  carry({ x, z, turn }: Going): void {
    const s = Math.sin(turn);
    const c = Math.cos(turn);
    const nx = this.x * c - this.z * s - x;
    this.z = this.x * s + this.z * c - z;
    this.x = nx;
    this.yaw -= turn;
    const fx = this.fromX * c - this.fromZ * s - x;
    this.fromZ = this.fromX * s + this.fromZ * c - z;
    this.fromX = fx;
    this.fromYaw -= turn;
  }

  /** 1 is as far from home as one stands comfortably. */
  strain({ size }: { readonly size: number }): number {
    const { home } = this;
    const away = Math.sqrt((this.x - home.x) ** 2 + (this.z - home.z) ** 2);
    return away / (0.07 * size) + Math.abs(this.yaw - home.yaw) / 0.42;
  }

  reset(): void {
    this.x = this.home.x;
    this.z = this.home.z;
    this.yaw = this.home.yaw;
    this.y = 0;
    this.pitch = 0;
    this.mode = "held";
    this.isDown = true;
  }
}
