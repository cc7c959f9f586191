import { toast } from "@karaverse/ui";
import { useStore } from "zustand/react";
import { type Consent, consent, giveConsent } from "../model/consent";

export const useConsent = (): Consent => useStore(consent);

export async function decide(keeps: boolean): Promise<void> {
  await giveConsent(keeps).catch((error: unknown) =>
    toast.error(error instanceof Error ? error.message : String(error)),
  );
}
