import type { SightDetail } from "@karaverse/protocol";
import type { Words } from "@/i18n/words";

/** Rule S5: at most so often somebody in sight is sent, by distance. */
export const TIERS = ["near", "middle", "far"] as const;
export type Tier = (typeof TIERS)[number];

/** The same as in the room's own overlay. */
export const TIER_COLOURS: Readonly<Record<Tier, string>> = {
  near: "#58e0c2",
  middle: "#e9b35f",
  far: "#ff5f6d",
};

export type Seen = { by: "themselves" } | { by: "nobody" } | { by: "rate"; tier: Tier; always: boolean };

/** How the person whose sight this is sees each of the others. */
export function seenIn(sight: SightDetail): (personId: string) => Seen {
  const tiers = new Map(TIERS.flatMap((tier) => sight[tier].map((person) => [person, tier] as const)));
  const always = new Set(sight.always);
  return (person) => {
    if (person === sight.personId) return { by: "themselves" };
    const tier = tiers.get(person);
    return tier ? { by: "rate", tier, always: always.has(person) } : { by: "nobody" };
  };
}

const MOST_NAMES = 12;

/** "Ann, Ben and 7 more"; "nobody". */
export function namesWords(t: Words, people: readonly string[], nameOf: ReadonlyMap<string, string>): string {
  if (people.length === 0) return t("admin.nobody");
  const names = people
    .slice(0, MOST_NAMES)
    .map((person) => nameOf.get(person) ?? t("admin.somebody"))
    .join(", ");
  const count = people.length - Math.min(people.length, MOST_NAMES);
  return count > 0 ? t("admin.andMore", { names, count }) : names;
}
