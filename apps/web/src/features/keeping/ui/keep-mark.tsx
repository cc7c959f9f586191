"use client";
import { useSyncExternalStore } from "react";
import { useWords } from "@/i18n/words";
import type { Keeper } from "../model/keeper";
import { decide } from "./use-consent";

/** Rule K1: seen by who sings as long as it is kept, with the way to end it. */
export function KeepMark({ keeper }: { keeper: Keeper }) {
  const t = useWords();
  const isKeeping = useSyncExternalStore(keeper.subscribe, keeper.isKeeping, keeper.isKeeping);
  if (!isKeeping) return null;
  return (
    <p
      data-testid="keep-mark"
      // On a phone beside the stick of a thumb.
      className="pointer-events-auto flex items-center max-sm:me-2 max-sm:self-end gap-2 rounded-full border border-coral/50 bg-ink/85 py-1 ps-3 pe-1 text-sm text-bone/90"
    >
      <span aria-hidden className="size-2.5 rounded-full bg-coral" />
      <span role="status">{t("keeping.isKept")}</span>
      <button
        type="button"
        onClick={() => void decide(false)}
        className="min-h-8 rounded-full px-3 text-bone/75 underline underline-offset-4 hover:text-bone focus-visible:outline-2 focus-visible:outline-brass"
      >
        {t("keeping.dontKeep")}
      </button>
    </p>
  );
}
