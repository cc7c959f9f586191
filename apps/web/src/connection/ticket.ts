import { refusalWords } from "@/i18n/refusal-words";
import type { ApiErrorBody, TicketAnswer } from "@/lib/api-types";
import { Refused } from "./wire";

export interface TicketRequest {
  readonly name: string;
  readonly avatar: string;
  readonly password?: string;
}

/** Rule J1. @throws Refused with the server's words; anything else is a network that failed */
export async function fetchTicket(slug: string, request: TicketRequest): Promise<TicketAnswer> {
  const response = await fetch(`/api/rooms/${encodeURIComponent(slug)}/ticket`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(request),
  });
  if (response.ok) return (await response.json()) as TicketAnswer;
  const body = (await response.json().catch(() => null)) as ApiErrorBody | null;
  // A gateway without its server behind it, or too many at once: worth another try.
  if (response.status >= 500 || response.status === 429 || !body) throw new Error(`HTTP ${response.status}`);
  throw new Refused(body.error, refusalWords(body.error, body.message));
}
