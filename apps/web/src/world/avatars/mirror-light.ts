import { lightNewcomer } from "./light";
import { type PersonLight, personLight } from "./material";

interface Lit {
  readonly light: PersonLight;
  readonly yaw: number;
}

/**
 * The light of a dressing table on somebody, for one picture: in the room's own light a face seen from in front is often
 * a dark one.
 */
export class MirrorLight {
  /** The light of the room, while the mirror's takes its place. */
  readonly #kept = personLight();

  /** @param share of the table's light; the rest is the room's */
  on({ light, yaw }: Lit, share: number): void {
    const kept = this.#kept;
    copyLight(light, kept);
    lightNewcomer(light, yaw);
    light.key.lerp(kept.key, 1 - share);
    light.rim.lerp(kept.rim, 1 - share);
    light.sky.lerp(kept.sky, 1 - share);
    light.ground.lerp(kept.ground, 1 - share);
  }

  off({ light }: Lit): void {
    copyLight(this.#kept, light);
  }
}

function copyLight(from: PersonLight, into: PersonLight): void {
  into.keyDirection.copy(from.keyDirection);
  into.key.copy(from.key);
  into.rim.copy(from.rim);
  into.sky.copy(from.sky);
  into.ground.copy(from.ground);
}
