import { z } from "zod";
import type { GivenOptions } from "../../scripts/bench/figures";
import { CONTENDERS, type Contender } from "./messages";

const PARTS = ["hall", "dense", "idle", "storm", "most"] as const;
export type Part = (typeof PARTS)[number];

export interface Plan {
  people: readonly number[];
  /** Sizes to try for the most that holds. */
  more: readonly number[];
  seconds: number;
  density: number;
  contenders: ReadonlySet<Contender>;
  parts: ReadonlySet<Part>;
}

/** The size of the targets: dense, idle and storm are measured with so many. */
export const MAIN_SIZE = 1_000;
const SIZES = [100, 250, 500, MAIN_SIZE];
const MORE = [1_500, 2_000, 2_500, 3_000];
const MOST = 4_000;
const SECONDS = 4;
/** Of two that take turns one stands still meanwhile; after ten seconds without a sign of life it loses its people. */
const SECONDS_MOST = 8;
const DENSITY = 0.1;

const Given = z.object({
  people: z
    .string()
    .transform((text) => text.split(",").map(Number))
    .pipe(z.array(z.number().int().min(2).max(MOST)))
    .optional(),
  seconds: z.coerce.number().min(1).max(SECONDS_MOST).default(SECONDS),
  density: z.coerce.number().min(0.02).max(4).default(DENSITY),
  only: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum([...PARTS, ...CONTENDERS])))
    .default([]),
});

export function planOf(given: GivenOptions): Plan {
  const { people, seconds, density, only } = Given.parse(given);
  const parts = PARTS.filter((part) => only.includes(part));
  const contenders = CONTENDERS.filter((contender) => only.includes(contender));
  const isWhole = people === undefined;
  return {
    people: people ?? SIZES,
    more: isWhole ? MORE : [],
    ...{ seconds, density },
    contenders: new Set(contenders.length > 0 ? contenders : CONTENDERS),
    parts: new Set(parts.length > 0 ? parts : PARTS),
  };
}
