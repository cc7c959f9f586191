import type { TicketRequest } from "@/connection";

/** What goes along through a door from one room into another: who has said a name already is not asked for it again. */
export interface Passage {
  readonly slug: string;
  readonly as: Pick<TicketRequest, "name" | "avatar">;
  readonly speaking: boolean;
}

/** The other room's page comes within so long; who comes later comes by a link, ms. */
const OPEN_MS = 30_000;

let open: (Passage & { until: number }) | null = null;

export function openPassage(passage: Passage, now = Date.now()): void {
  open = { ...passage, until: now + OPEN_MS };
}

/** Once, and only into the room that it leads to. */
export function takePassage(slug: string, now = Date.now()): Passage | null {
  const passage = open;
  open = null;
  return passage && passage.slug === slug && now < passage.until ? passage : null;
}
