import type { Cut, Wear } from "./cut";
import { LONG_CUTS } from "./cuts-long";
import { ROUND_CUTS } from "./cuts-round";
import { SHORT_CUTS } from "./cuts-short";
import { TIED_CUTS } from "./cuts-tied";
import type { HumanHairStyle } from "./parameters";

export const CUTS: Record<Exclude<HumanHairStyle, "bald">, (wear: Wear) => Cut> = {
  ...SHORT_CUTS,
  ...LONG_CUTS,
  ...TIED_CUTS,
  ...ROUND_CUTS,
};
