"use client";
import { Button } from "@karaverse/ui";
import { Hourglass, Users } from "lucide-react";
import { useEffect, useRef } from "react";
import { lineWords, ordinal } from "../model/words";

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
  if (!offer) {
    return (
      <Button type="submit" tone="main" size="large" disabled={busy} className="w-full">
        {busy ? "Coming in …" : "Enter"}
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
  return (
    <div className="flex flex-col gap-2.5">
      <p id="full-words" className="text-sm text-bone/75">
        {twin
          ? "The twin hall: the same stage and songs, another crowd."
          : "Its twin halls are full as well. You go in when somebody leaves."}
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
          <Users aria-hidden className="size-5" /> Enter the twin hall
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
        <Hourglass aria-hidden className="size-5" /> Wait in line
      </Button>
    </div>
  );
}

interface WaitingProps extends Omit<Props, "offer"> {
  place: Extract<Offer, { kind: "waiting" }>["place"];
}

function Waiting({ place: { position, waiting, twin }, busy, onTwin, onStopWaiting }: WaitingProps) {
  // The button that had the focus is gone.
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => here.current?.focus(), []);
  // Who waits looks at other pages meanwhile.
  useEffect(() => {
    const before = document.title;
    document.title = `${ordinal(position)} in line`;
    return () => {
      document.title = before;
    };
  }, [position]);
  return (
    <div className="flex flex-col gap-2.5">
      <div ref={here} tabIndex={-1} role="status" data-line={position} className="outline-none">
        <p className="font-display text-xl font-semibold text-brass">
          {busy ? "Coming in …" : `You are ${ordinal(position)} in line`}
        </p>
        <p className="mt-0.5 text-sm text-bone/75">
          {lineWords(position, waiting)} Leave this page open: you go in by yourself.
        </p>
      </div>
      <div className="flex gap-2.5">
        <Button disabled={busy} onClick={onStopWaiting} className="grow">
          Stop waiting
        </Button>
        {twin ? (
          <Button
            disabled={busy}
            onClick={({ currentTarget: { form } }) => form && onTwin(form)}
            className="grow px-3 whitespace-nowrap"
          >
            Enter the twin hall
          </Button>
        ) : null}
      </div>
    </div>
  );
}
