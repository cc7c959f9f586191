import type { Scene } from "@karaverse/worlds";
import type { MoveIntent } from "../source";
import { Paths, type Place } from "./path";

const KEYS: Record<string, [forward: number, left: number]> = {
  KeyW: [1, 0],
  ArrowUp: [1, 0],
  KeyS: [-1, 0],
  ArrowDown: [-1, 0],
  KeyA: [0, 1],
  ArrowLeft: [0, 1],
  KeyD: [0, -1],
  ArrowRight: [0, -1],
};

/** Cosine between where one goes and where the camera looks: less is towards the camera. */
const TOWARDS_CAMERA = -0.3;

/** True where keys belong to the person's typing, or to the arrow keys of a control. */
function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest(
        'input, textarea, select, [role="slider"], [role="listbox"], [role="menu"], [role="radiogroup"], [role="tablist"], [role="dialog"]',
      ) !== null)
  );
}

/** Keys, stick and clicks on the floor, turned into one intent a frame. */
export class Controls {
  readonly intent: MoveIntent = { forward: 0, strafe: 0, run: false, yaw: 0 };
  /** -1 to 1 each, right and up positive; written by the touch stick. */
  readonly stick = { x: 0, y: 0 };
  #way: Place[] = [];
  #run = false;
  #stuck = 0;
  readonly #last: Place = { x: 0, z: 0 };
  readonly #held = new Set<string>();
  readonly #paths: Paths;
  readonly #stagePaths: Paths;

  constructor(scene: Scene) {
    this.#paths = new Paths(scene);
    this.#stagePaths = new Paths(scene, "performer");
  }

  /** @returns a function that takes the listeners away */
  listen(target: Window): () => void {
    const down = (event: KeyboardEvent) => {
      if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      this.#run = event.shiftKey;
      if (!KEYS[event.code]) return;
      event.preventDefault();
      this.#held.add(event.code);
    };
    const up = (event: KeyboardEvent) => {
      this.#run = event.shiftKey;
      this.#held.delete(event.code);
    };
    const release = () => {
      this.#held.clear();
      this.#run = false;
    };
    target.addEventListener("keydown", down);
    target.addEventListener("keyup", up);
    target.addEventListener("blur", release);
    return () => {
      target.removeEventListener("keydown", down);
      target.removeEventListener("keyup", up);
      target.removeEventListener("blur", release);
      release();
    };
  }

  get goal(): Place | null {
    return this.#way.at(-1) ?? null;
  }

  walkTo(from: Place, to: Place, performing: boolean): void {
    this.#way = (performing ? this.#stagePaths : this.#paths).find(from, to);
    this.#stuck = 0;
  }

  stop(): void {
    this.#way = [];
  }

  /** Whether the camera should come round behind: keys that lead towards it would lead round and round. */
  leads(cameraYaw: number): boolean {
    const { forward, yaw } = this.intent;
    return forward > 0 && (this.goal !== null || Math.cos(yaw - cameraYaw) > TOWARDS_CAMERA);
  }

  /** @param cameraYaw what "forward" on the keys means */
  update(me: Place, cameraYaw: number, seconds: number): MoveIntent {
    const { intent } = this;
    let forward = this.stick.y;
    let left = -this.stick.x;
    for (const code of this.#held) {
      forward += KEYS[code]?.[0] ?? 0;
      left += KEYS[code]?.[1] ?? 0;
    }
    const push = Math.min(1, Math.hypot(forward, left));
    intent.strafe = 0;
    if (push > 0.15) {
      this.#way = [];
      intent.yaw = cameraYaw + Math.atan2(left, forward);
      intent.forward = push;
      // A stick at its rim runs.
      intent.run = this.#run || (this.#held.size === 0 && push > 0.94);
      return intent;
    }
    intent.forward = 0;
    intent.run = false;
    const next = this.#way[0];
    if (!next) return intent;
    const dx = next.x - me.x;
    const dz = next.z - me.z;
    const away = Math.hypot(dx, dz);
    this.#stuck =
      Math.hypot(me.x - this.#last.x, me.z - this.#last.z) < 0.15 * seconds ? this.#stuck + seconds : 0;
    this.#last.x = me.x;
    this.#last.z = me.z;
    if (away < (this.#way.length > 1 ? 0.3 : 0.16)) this.#way.shift();
    if (this.#stuck > 1.1) this.#way = [];
    if (this.#way.length === 0) return intent;
    intent.yaw = Math.atan2(-dx, -dz);
    intent.forward = this.#way.length > 1 ? 1 : Math.min(1, Math.max(0.4, away / 0.6));
    // Across a hall nobody wants to stroll.
    intent.run = this.#way.length === 1 ? away > 6 : false;
    return intent;
  }
}
