import { seedOf } from "../../dice";
import { decodeHuman } from "./code";
import { HUMAN_LOOKS } from "./looks";
import { randomHuman } from "./random";
import type { HumanRecipe } from "./recipe";

/** The body behind a code or a look's id; somebody without a (valid) code gets a look that depends on who they are. */
export function humanFor(code: string, personId: string): HumanRecipe {
  const look = HUMAN_LOOKS.find(({ id }) => id === code);
  return look?.recipe ?? decodeHuman(code) ?? randomHuman(seedOf(personId));
}
