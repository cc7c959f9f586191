"use client";
import { Button } from "@karaverse/ui";
import { useEffect } from "react";
import { useWords } from "@/i18n/words";

/** A page that broke says so in the house's own voice, and offers the way on. */
export default function PageError({ error, reset }: { error: Error; reset: () => void }) {
  const t = useWords();
  useEffect(() => console.error(error), [error]);
  return (
    <main className="grid min-h-dvh place-items-center p-6 text-center">
      <div>
        <h1 className="font-display text-4xl font-bold">{t("trouble.crash.title")}</h1>
        <p className="mt-3 max-w-md text-bone/75">{t("trouble.crash.text")}</p>
        <div className="mt-6 flex justify-center gap-3">
          <Button tone="main" onClick={reset}>
            {t("common.tryAgain")}
          </Button>
          <Button onClick={() => location.assign("/")}>{t("common.toLobby")}</Button>
        </div>
      </div>
    </main>
  );
}
