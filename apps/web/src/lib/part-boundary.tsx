"use client";
import { Button } from "@karaverse/ui";
import clsx from "clsx";
import { Component, type ReactNode } from "react";
import { useWords } from "@/i18n/words";

interface Props {
  children: ReactNode;
  /** For a part that would have come over the page, and has no place of its own in it. */
  over?: boolean;
}

interface State {
  isBroken: boolean;
}

/**
 * A part that cannot be fetched while the network is away takes no more than its own place. A browser keeps that a
 * script did not come, so only the page anew brings it.
 */
export class PartBoundary extends Component<Props, State> {
  override state: State = { isBroken: false };

  static getDerivedStateFromError(): State {
    return { isBroken: true };
  }

  override componentDidCatch(error: Error): void {
    console.error("A part of the page could not be shown.", error);
  }

  override render(): ReactNode {
    return this.state.isBroken ? <PartMissing over={this.props.over} /> : this.props.children;
  }
}

const OVER =
  "fixed inset-x-4 bottom-4 z-50 mx-auto max-w-md rounded-2xl border border-brass/25 bg-plum shadow-xl shadow-black/50";

function PartMissing({ over = false }: { over?: boolean | undefined }) {
  const t = useWords();
  return (
    <div role="alert" className={clsx("flex flex-col items-start gap-3 p-5", over && OVER)}>
      <p className="font-medium">{t("common.partMissing.title")}</p>
      <p className="text-sm text-bone/75">{t("common.partMissing.text")}</p>
      <Button tone="main" onClick={() => location.reload()}>
        {t("common.partMissing.again")}
      </Button>
    </div>
  );
}
