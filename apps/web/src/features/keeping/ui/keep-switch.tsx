"use client";
import { Switch } from "@karaverse/ui";
import { useEffect } from "react";
import { useWords } from "@/i18n/words";
import { askConsent } from "../model/consent";
import { decide, useConsent } from "./use-consent";

/** Rule K1: changes one's mind. */
export function KeepSwitch() {
  const t = useWords();
  const consent = useConsent();
  useEffect(() => {
    void askConsent().catch(() => undefined);
  }, []);
  if (consent.state === "none") return null;
  return (
    <Switch
      label={t("keeping.keepMine")}
      note={t("keeping.switchNote", { days: t("keeping.days", { days: consent.days }) })}
      checked={consent.state === "given"}
      onChange={(keeps) => void decide(keeps)}
    />
  );
}
