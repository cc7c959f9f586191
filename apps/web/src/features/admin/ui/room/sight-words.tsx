"use client";
import type { PersonDetail, SightDetail } from "@karaverse/protocol";
import { useWords } from "@/i18n/words";
import { bytesWords } from "@/lib/figure-words";
import { namesWords, TIER_COLOURS, TIERS } from "../../model/sight";
import { Figure } from "../parts";

interface SightWordsProps {
  sight: SightDetail;
  people: readonly PersonDetail[];
}

/** The same in words and figures. */
export function SightWords({ sight, people }: SightWordsProps) {
  const t = useWords();
  const names = new Map(people.map(({ personId, name }) => [personId, name]));
  const count = TIERS.reduce((sum, tier) => sum + sight[tier].length, 0);
  return (
    <section
      aria-label={t("admin.whomSees", { name: names.get(sight.personId) ?? t("admin.thisPerson") })}
      className="mt-4 flex flex-col gap-3 border-brass/12 border-t pt-3 text-sm"
    >
      <dl className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        <Figure
          label={t("admin.figures.sees")}
          value={t("admin.ofPeople", { some: count, all: Math.max(0, people.length - 1) })}
        />
        <Figure label={t("admin.figures.sent")} value={bytesWords(sight.bytesPerSecond)} />
        <Figure
          label={t("admin.figures.camera")}
          value={t("admin.wide", { degrees: Math.round(sight.degrees) })}
        />
        <Figure label={t("admin.figures.owed")} value={sight.owed} />
      </dl>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {TIERS.map((tier) => (
          <Row key={tier} colour={TIER_COLOURS[tier]} name={t(`admin.tiers.${tier}`)}>
            {namesWords(t, sight[tier], names)}
          </Row>
        ))}
        {sight.always.length > 0 && (
          <Row name={t("admin.wherever")}>{namesWords(t, sight.always, names)}</Row>
        )}
      </dl>
    </section>
  );
}

function Row({ name, colour, children }: { name: string; colour?: string; children: string }) {
  return (
    <>
      <dt className="flex items-center gap-2 whitespace-nowrap text-bone/75">
        <span
          aria-hidden
          className={colour ? "size-2.5 rounded-full" : "w-2.5 border-bone/60 border-t-2 border-dashed"}
          style={colour ? { background: colour } : undefined}
        />
        {name}
      </dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
