const DECIMAL = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/;

/**
 * As many decimals as a chart is written with, so that a song of any origin is read back the same. Adding zero makes zero
 * of -0, which JSON would.
 */
export const kept = (value: number): number =>
  (Number.isInteger(value) ? value : Number(value.toFixed(6))) + 0;

/** Reads 12, 12.5 and 12,5; anything else, and anything a double cannot hold, is null. */
export function decimal(text: string): number | null {
  const trimmed = text.trim();
  if (!DECIMAL.test(trimmed)) return null;
  const value = Number(trimmed.includes(",") ? trimmed.replace(",", ".") : trimmed);
  return Number.isFinite(value) && Math.abs(value) < 1e12 ? kept(value) : null;
}

/** At most six decimals, no exponent, no trailing zeros. */
export const printed = (value: number): string => String(Number(value.toFixed(6)));
