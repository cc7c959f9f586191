import type { HumanRecipe } from "@karaverse/avatars/recipe";
import type { PersonInfo } from "../source";
import type { Bodies, Body, Level } from "./bodies";
import type { Drawn, Worn } from "./crowd-draw/drawn";
import { type Looked, levelIn, type Tier } from "./crowd-draw/tiers";
import type { Pictures } from "./far/pictures";
import type { MakeNearBody } from "./near-body";

/** What does while it is changed by the moment. */
const ROUGH: Level = 1;
const LEVELS: readonly Level[] = [0, 1, 2];
/** Whoever has a body waits for the better one behind those who have none. */
const WAITS = 1_000;

/** Nearer than this the picture of somebody else would be seen to be one, metres. */
const STAND_IN = 8;

export interface AsSeen extends Looked {
  /** Smaller comes first. */
  readonly order: number;
}

/** Finds the body that somebody is drawn by: asks for what is fine enough, and puts on what is there. */
export class Dressing {
  #worn: { recipe: HumanRecipe; level: Level } | null = null;
  /** What was tried on last and is not made yet. */
  #begun: HumanRecipe | null = null;

  /**
   * @param seed by which somebody else stands in for a while
   * @param put draws the body; the recipe may be one that was worn already
   */
  constructor(
    private readonly seed: number,
    private readonly drawn: Drawn,
    private readonly pictures: Pictures,
    private readonly put: (recipe: HumanRecipe, body: Body, worn: Worn, isSame: boolean) => void,
  ) {}

  /** Drawn by a body of their own, and not by the picture of somebody else. */
  isIn(recipe: HumanRecipe): boolean {
    return this.#worn?.recipe === recipe;
  }

  /** How finely the body is made; null while there is none. */
  get level(): Level | null {
    return this.#worn?.level ?? null;
  }

  /**
   * Asks for the body that is fine enough at this distance, and wears it when it is there.
   *
   * @param near what shows somebody near
   */
  wear({ recipe, tries }: PersonInfo, near: MakeNearBody, bodies: Bodies, tier: Tier, seen: AsSeen): void {
    if (this.#begun && !this.#wearBegun(bodies, this.#begun, near)) return;
    const worn = this.#worn?.recipe === recipe ? this.#worn : null;
    const level = tries === "rough" ? ROUGH : tier === "far" ? 2 : levelIn(tier, worn?.level ?? null, seen);
    if (worn?.level === level && this.drawn.is(tier, near)) return;
    const body = bodies.get(recipe, level);
    if (body) {
      this.#wearAs(tier, recipe, body, level, near);
      return;
    }
    // Nobody stands there as a shadow longer than needed.
    bodies.ask(recipe, level, Math.max(0, 2 + seen.order) + (worn ? WAITS : 0));
    if (tries === "rough") this.#begun = recipe;
    if (!this.#worn && seen.order > STAND_IN) this.#borrow();
    if (tier === "far" || (worn && this.drawn.is(tier, near))) return;
    for (const any of LEVELS) {
      const other = bodies.get(recipe, any);
      if (!other) continue;
      this.#wearAs(tier, recipe, other, any, near);
      return;
    }
  }

  #wearAs(tier: Tier, recipe: HumanRecipe, body: Body, level: Level, near: MakeNearBody): void {
    if (tier === "near") this.#put(recipe, body, { tier, level, make: near });
    else if (tier === "middle") this.#put(recipe, body, { tier, level });
    else {
      const picture = this.pictures.of(recipe, body);
      if (picture) this.#put(recipe, body, { tier, level: 2, picture });
    }
  }

  /** A hall fills in a second, and people get bodies of their own one after another. */
  #borrow(): void {
    const picture = this.pictures.standIn(this.seed);
    if (picture) this.#put(picture.recipe, picture.body, { tier: "far", level: 2, picture });
  }

  /**
   * Whoever turns a slider sees each body that was begun: waiting for the newest they would see none before they stop.
   *
   * @returns false while it is on its way
   */
  #wearBegun(bodies: Bodies, begun: HumanRecipe, near: MakeNearBody): boolean {
    const body = bodies.get(begun, ROUGH);
    if (!body && bodies.isMaking(begun, ROUGH)) return false;
    this.#begun = null;
    // Nobody will wear again what was passed on the way.
    const before = this.#worn?.recipe;
    if (body && before && before !== begun) bodies.drop(before, ROUGH);
    if (body) this.#put(begun, body, { tier: "near", level: ROUGH, make: near });
    return true;
  }

  #put(recipe: HumanRecipe, body: Body, worn: Worn): void {
    const isSame = this.#worn?.recipe === recipe;
    this.#worn = { recipe, level: worn.level };
    this.put(recipe, body, worn, isSame);
  }
}
