import type { Scene } from "@karaverse/worlds";
import type { Texture } from "three";
import { carpet, concrete, deckBoards, herringbone, meadow, plush } from "./floors";
import { brickWall, gildedWall, paddedWall, panelledWall } from "./walls";

export { drawn, softDot } from "./drawn";

type Environment = Scene["environment"];

/** What each floor that a scene may have looks like; nothing is fetched, all is drawn where it is needed. */
export const FLOORS: Readonly<Record<Environment["floor"], () => Texture>> = {
  ...{ herringbone, deck: deckBoards, carpet, concrete, plush, meadow },
};

/** What one walks on without a sound, and that mirrors nothing. */
export const SOFT: ReadonlySet<Environment["floor"]> = new Set(["carpet", "plush", "meadow"]);

/** And each wall, one bay of it from floor to ceiling; the others are of one colour. */
export const WALLS: Readonly<Partial<Record<Environment["walls"], (height: number) => Texture>>> = {
  ...{ panelled: panelledWall, padded: paddedWall, brick: brickWall, damask: gildedWall },
};
