import { seedOf } from "../../dice";
import { decodeHuman } from "./code";
import { HUMAN_LOOKS } from "./looks";
import { randomHuman } from "./random";
import type { HumanRecipe } from "./recipe";

/** The body behind a code or a look's id; somebody without a (valid) code gets a look that depends on who they are. */
export function humanFor(worn: string, personId: string): HumanRecipe {
  // What is seen instead from near stands after it (Rule W1).
  const [code = ""] = worn.split("~", 1);
  const look = HUMAN_LOOKS.find(({ id }) => id === code);
  return look?.recipe ?? decodeHuman(code) ?? randomHuman(seedOf(personId));
}
