import type { PersonId } from "@karaverse/protocol";
import { useEffect, useState } from "react";
import { useNeighbours } from "@/connection";
import { useDesk } from "@/features/voice";

/** Eight looks a second: rings answer at once, and nothing renders while nobody changes. */
const EVERY_MS = 120;

/** Who is heard speaking, from real levels. */
export function useSpeakers(): ReadonlySet<PersonId> {
  const desk = useDesk();
  const people = useNeighbours();
  const [speakers, setSpeakers] = useState<ReadonlySet<PersonId>>(new Set());
  useEffect(() => {
    const timer = setInterval(() => {
      const now = new Set(people.map(({ personId }) => personId).filter((id) => desk.isSpeaking(id)));
      setSpeakers((before) =>
        before.size === now.size && [...now].every((id) => before.has(id)) ? before : now,
      );
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [desk, people]);
  return speakers;
}
