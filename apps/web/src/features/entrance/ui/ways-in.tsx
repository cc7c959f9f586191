"use client";
import { Button } from "@karaverse/ui";
import { Hourglass, Users } from "lucide-react";
import { useEffect, useRef } from "react";
import { useWords } from "@/i18n/words";
import { lineWords } from "../model/words";

/** Rules J6, J7: what a full room offers, and where one stands in its line. */
export type Offer =
  | { readonly kind: "full"; readonly twin: boolean }
  | {
      readonly kind: "waiting";
      readonly place: { readonly position: number; readonly waiting: number; readonly twin: boolean };
    };

/** What the button that was pressed asks for. */
export type Way = "enter" | "twin" | "line";

export const wayOf = (event: Event): Way => {
  const submitter = event instanceof SubmitEvent ? event.submitter : null;
  const value = submitter instanceof HTMLButtonElement ? submitter.value : "";
  return value === "twin" || value === "line" ? value : "enter";
};

interface Props {
  offer: Offer | null;
  busy: boolean;
  /** Somebody who waits takes the twin hall instead. */
  onTwin: (form: HTMLFormElement) => void;
  onStopWaiting: () => void;
}

/** The buttons at the foot of the card. */
export function WaysIn({ offer, busy, onTwin, onStopWaiting }: Props) {
  const t = useWords();
  if (!offer) {
    return (
      <Button type="submit" tone="main" size="large" disabled={busy} className="w-full">
        {busy ? t("entrance.comingIn") : t("entrance.enter")}
      </Button>
    );
  }
  return offer.kind === "full" ? (
    <FullRoom twin={offer.twin} busy={busy} />
  ) : (
    <Waiting place={offer.place} busy={busy} onTwin={onTwin} onStopWaiting={onStopWaiting} />
  );
}

function FullRoom({ twin, busy }: { twin: boolean; busy: boolean }) {
  const t = useWords();
  return (
    <div className="flex flex-col gap-2.5">
      <p id="full-words" className="text-sm text-bone/75">
        {twin ? t("entrance.twinWords") : t("entrance.twinsFull")}
      </p>
      {twin ? (
        <Button
          type="submit"
          value="twin"
          tone="main"
          size="large"
          disabled={busy}
          aria-describedby="full-words"
          className="w-full"
        >
          <Users aria-hidden className="size-5" /> {t("entrance.enterTwin")}
        </Button>
      ) : null}
      <Button
        type="submit"
        value="line"
        tone={twin ? "plain" : "main"}
        size="large"
        disabled={busy}
        className="w-full"
      >
        <Hourglass aria-hidden className="size-5" /> {t("entrance.waitInLine")}
      </Button>
    </div>
  );
}

interface WaitingProps extends Omit<Props, "offer"> {
  place: Extract<Offer, { kind: "waiting" }>["place"];
}

function Waiting({ place: { position, waiting, twin }, busy, onTwin, onStopWaiting }: WaitingProps) {
  const t = useWords();
  // The button that had the focus is gone.
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => here.current?.focus(), []);
  // Who waits looks at other pages meanwhile.
  useEffect(() => {
    const before = document.title;
    document.title = t("entrance.titleInLine", { position });
    return () => {
      document.title = before;
    };
  }, [t, position]);
  return (
    <div className="flex flex-col gap-2.5">
      <div ref={here} tabIndex={-1} role="status" data-line={position} className="outline-none">
        <p className="font-display text-xl font-semibold text-brass">
          {busy ? t("entrance.comingIn") : t("entrance.youInLine", { position })}
        </p>
        <p className="mt-0.5 text-sm text-bone/75">
          {lineWords(t, position, waiting)} {t("entrance.leaveOpen")}
        </p>
      </div>
      <div className="flex gap-2.5">
        <Button disabled={busy} onClick={onStopWaiting} className="grow">
          {t("entrance.stopWaiting")}
        </Button>
        {twin ? (
          <Button
            disabled={busy}
            onClick={({ currentTarget: { form } }) => form && onTwin(form)}
            className="grow px-3 whitespace-nowrap"
          >
            {t("entrance.enterTwin")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
