import type { PersonId } from "@karaverse/protocol";

/** One avatar in sight as the connection brings it, for who looks under the surface. */
export interface Sighting {
  readonly shortId: number;
  /** null until the room's state says whose number it is. */
  readonly person: PersonId | null;
  /** Where it is shown. Metres, radians. */
  readonly x: number;
  readonly z: number;
  readonly yaw: number;
  /** Over the last two seconds. */
  readonly recordsPerSecond: number;
  readonly bytesPerSecond: number;
  /** Since the server's time of the newest record, ms. */
  readonly ageMs: number;
  /** Shown beyond the newest frame: the server has not said yet that they are there. */
  readonly predicted: boolean;
}

/** What the motion channel brings at this moment. */
export interface Watch {
  /** Over the last two seconds, everything counted. */
  readonly framesPerSecond: number;
  readonly bytesPerSecond: number;
  /** How far behind the server's time others are shown now. */
  readonly delayMs: number;
  /** Spread of the frames' lateness: what the slowest of the last five seconds took beyond the fastest. */
  readonly jitterMs: number;
  /** The own view as the server is told (Rule S1): radians and degrees. */
  readonly view: { readonly yaw: number; readonly fieldOfView: number };
  /** In order of short id. */
  readonly sightings: readonly Sighting[];
}
