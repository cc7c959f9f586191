"use client";
import { Switch } from "@karaverse/ui";
import { useEffect } from "react";
import { askConsent } from "../model/consent";
import { daysWords } from "../model/words";
import { decide, useConsent } from "./use-consent";

/** Rule K1: changes one's mind. */
export function KeepSwitch() {
  const consent = useConsent();
  useEffect(() => {
    void askConsent().catch(() => undefined);
  }, []);
  if (consent.state === "none") return null;
  return (
    <Switch
      label="Keep my singing"
      note={`Your voice is recorded while you sing, for you alone. ${daysWords(consent.days)}`}
      checked={consent.state === "given"}
      onChange={(keeps) => void decide(keeps)}
    />
  );
}
