"use client";
import { Button } from "@karaverse/ui";
import { useEffect } from "react";

/** A page that broke says so in the house's own voice, and offers the way on. */
export default function PageError({ error, reset }: { error: Error; reset: () => void }) {
  useEffect(() => console.error(error), [error]);
  return (
    <main className="grid min-h-dvh place-items-center p-6 text-center">
      <div>
        <h1 className="font-display text-4xl font-bold">A string has snapped</h1>
        <p className="mt-3 text-bone/75">
          Something on this page went wrong. Your place in the room is kept.
        </p>
        <div className="mt-6 flex justify-center gap-3">
          <Button tone="main" onClick={reset}>
            Try again
          </Button>
          <Button onClick={() => location.assign("/")}>To the lobby</Button>
        </div>
      </div>
    </main>
  );
}
