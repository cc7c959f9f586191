"use client";
import { Button } from "@karaverse/ui";
import { Component, type ReactNode } from "react";
import { useWords } from "@/i18n/words";

interface State {
  isBroken: boolean;
}

/**
 * A part that cannot be fetched while the network is away takes no more than its own place. A browser keeps that a
 * script did not come, so only the page anew brings it.
 */
export class PartBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { isBroken: false };

  static getDerivedStateFromError(): State {
    return { isBroken: true };
  }

  override componentDidCatch(error: Error): void {
    console.error("A part of the room could not be shown.", error);
  }

  override render(): ReactNode {
    return this.state.isBroken ? <PartMissing /> : this.props.children;
  }
}

function PartMissing() {
  const t = useWords();
  return (
    <div role="alert" className="flex flex-col items-start gap-3 p-5">
      <p className="font-medium">{t("common.partMissing.title")}</p>
      <p className="text-sm text-bone/75">{t("common.partMissing.text")}</p>
      <Button tone="main" onClick={() => location.reload()}>
        {t("common.partMissing.again")}
      </Button>
    </div>
  );
}
