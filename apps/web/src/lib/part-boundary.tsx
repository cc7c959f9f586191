"use client";
import { Button } from "@karaverse/ui";
import clsx from "clsx";
import { Component, type ReactNode } from "react";
import { useWords } from "@/i18n/words";

/**
 * Where a part would have stood, and so where it is said that it is missing: in a drawer or a row ("here"), over the
 * room with nothing around it ("room"), over a page outside of the rooms ("page"). Of what nobody asked for ("aside")
 * nothing is said.
 */
type Place = "here" | "room" | "page" | "aside";

interface Props {
  children: ReactNode;
  place?: Place;
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
    return this.state.isBroken ? <PartMissing place={this.props.place ?? "here"} /> : this.props.children;
  }
}

const CARD = "rounded-2xl border border-brass/25 bg-plum shadow-xl shadow-black/50";
const LOOKS = {
  here: "",
  room: clsx("rise pointer-events-auto mx-auto w-[calc(100%-1rem)] max-w-md", CARD),
  page: clsx("fixed inset-x-4 bottom-4 z-50 mx-auto max-w-md", CARD),
};

function PartMissing({ place }: { place: Place }) {
  const t = useWords();
  if (place === "aside") return null;
  return (
    <div role="alert" className={clsx("flex flex-col items-start gap-3 p-5", LOOKS[place])}>
      <p className="font-medium">{t("common.partMissing.title")}</p>
      <p className="text-sm text-bone/75">
        {t(place === "page" ? "common.partMissing.outside" : "common.partMissing.text")}
      </p>
      <Button tone="main" onClick={() => location.reload()}>
        {t("common.partMissing.again")}
      </Button>
    </div>
  );
}
