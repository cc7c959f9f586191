import { Prisma, type Verdict } from "../generated/client";

/** Rule C13: what the voice bears out, and what could not be told. */
const COUNTED: readonly (Verdict | null)[] = [null, "verified"];

/** Rule C16: per cent of the written pace. */
const COUNTED_FROM = 100;

/** Rules C13, C16: whether a score is a best and in the rankings. */
export const countsAsBest = (verdict: Verdict | null, tempo: number): boolean =>
  COUNTED.includes(verdict) && tempo >= COUNTED_FROM;

/** The same, asked of a row of "Score". */
export const COUNTS_AS_BEST: Prisma.Sql = Prisma.sql`(
  COALESCE("verdict"::text, '') IN (${Prisma.join(COUNTED.map((verdict) => verdict ?? ""))})
  AND "tempo" >= ${COUNTED_FROM})`;
