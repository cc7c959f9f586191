"use client";
import type { PersonDetail, SightDetail } from "@karaverse/protocol";
import { namesWords, TIER_COLOURS, TIER_WORDS, TIERS } from "../../model/sight";
import { bytesWords } from "../../model/words";
import { Figure } from "../parts";

interface SightWordsProps {
  sight: SightDetail;
  people: readonly PersonDetail[];
}

/** The same in words and figures. */
export function SightWords({ sight, people }: SightWordsProps) {
  const names = new Map(people.map(({ personId, name }) => [personId, name]));
  const count = TIERS.reduce((sum, tier) => sum + sight[tier].length, 0);
  return (
    <section
      aria-label={`Whom ${names.get(sight.personId) ?? "this person"} sees`}
      className="mt-4 flex flex-col gap-3 border-brass/12 border-t pt-3 text-sm"
    >
      <dl className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        <Figure label="Sees" value={`${count} of ${Math.max(0, people.length - 1)}`} />
        <Figure label="Is sent" value={bytesWords(sight.bytesPerSecond)} />
        <Figure label="Camera" value={`${Math.round(sight.degrees)}° wide`} />
        <Figure label="Waiting to be sent" value={sight.owed} />
      </dl>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {TIERS.map((tier) => (
          <Row key={tier} colour={TIER_COLOURS[tier]} name={TIER_WORDS[tier]}>
            {namesWords(sight[tier], names)}
          </Row>
        ))}
        {sight.always.length > 0 && <Row name="wherever they stand">{namesWords(sight.always, names)}</Row>}
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
