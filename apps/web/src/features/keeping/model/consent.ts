import { createStore } from "zustand/vanilla";
import { api } from "@/lib/api";
import type { Me, MeAnswer } from "@/lib/api-types";

/** Rule K1. Whether a person's singing is kept belongs to the person and not to the browser: others use it, too. */
export type Consent =
  /** Not known yet, or the house keeps nobody's singing. */
  | { readonly state: "none" }
  | { readonly state: "open"; readonly days: number }
  | { readonly state: "given"; readonly days: number }
  | { readonly state: "refused"; readonly days: number };

export const consent = createStore<Consent>(() => ({ state: "none" }));

export function learnConsent({
  keepSinging,
  recordingDays: days,
}: Pick<Me, "keepSinging" | "recordingDays">): void {
  if (days === 0) consent.setState({ state: "none" }, true);
  else if (keepSinging === null) consent.setState({ state: "open", days }, true);
  else consent.setState({ state: keepSinging ? "given" : "refused", days }, true);
}

/** Who changes their mind on one page has changed it on all. */
const pages = typeof window === "undefined" ? null : new BroadcastChannel("karaverse.consent");
if (pages) pages.onmessage = () => void askConsent().catch(() => undefined);

export async function askConsent(): Promise<void> {
  const { person } = await api<MeAnswer>("GET", "me");
  if (person) learnConsent(person);
}

/** Nothing is kept from a no on, whatever becomes of the message; and only once the house knows of a yes. */
export async function giveConsent(keepSinging: boolean): Promise<void> {
  const before = consent.getState();
  if (before.state === "none") return;
  if (!keepSinging) consent.setState({ state: "refused", days: before.days }, true);
  const { person } = await api<MeAnswer>("PATCH", "me", { keepSinging });
  if (person) learnConsent(person);
  pages?.postMessage(keepSinging);
}
