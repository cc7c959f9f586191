const RULES = new Intl.PluralRules("en", { type: "ordinal" });
const ENDINGS: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "st", two: "nd", few: "rd" };

export const ordinal = (n: number): string => `${n}${ENDINGS[RULES.select(n)] ?? "th"}`;

/** Who is in line beside oneself. */
export function lineWords(position: number, waiting: number): string {
  const ahead = position - 1;
  const behind = Math.max(0, waiting - position);
  const words = [
    ahead === 0 ? "The next place is yours." : `${people(ahead)} before you.`,
    ...(behind > 0 ? [`${people(behind)} behind you.`] : []),
  ];
  return words.join(" ");
}

const people = (count: number): string => (count === 1 ? "One person" : `${count} people`);
