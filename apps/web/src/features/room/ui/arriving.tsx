import { Waiting } from "@karaverse/ui";
import { useWords } from "@/i18n/words";

const OVER_ROOM = "absolute inset-0 flex justify-center p-3 sm:items-center sm:p-10 lg:px-[8vw]";

/** Where the card stands: beside the newcomer, or below on a phone. */
export const AT_DOOR = `${OVER_ROOM} items-end sm:justify-start`;

/** Nothing stands behind these words that they could hide. */
export const ALONE = `${OVER_ROOM} items-center`;

/** The card to be, until the room and oneself are found. */
export function Arriving() {
  const t = useWords();
  return (
    <section
      aria-busy
      className="pointer-events-auto flex w-full max-w-md flex-col gap-4 rounded-2xl border border-brass/15 bg-plum p-6"
    >
      <p className="font-display text-2xl font-bold text-bone/80">{t("room.lookingForRoom")}</p>
      <Waiting lines={4} />
    </section>
  );
}
