"use client";
import { useCallback, useEffect, useState } from "react";
import { ApiRefusal, api } from "@/lib/api";

export type Asked<T> =
  | { readonly state: "asking" }
  | { readonly state: "known"; readonly answer: T }
  | { readonly state: "failed"; readonly words: string; readonly code: string };

/** Asks our own /api, again when the path or `again` changes or when told to; what is known stays until the next answer. */
export function useAnswer<T>(path: string, again = 0): [Asked<T>, retry: () => void] {
  const [asked, setAsked] = useState<Asked<T>>({ state: "asking" });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isWanted = true;
    // The same question may have another answer by then.
    void again;
    void tries;
    api<T>("GET", path)
      .then((answer) => isWanted && setAsked({ state: "known", answer }))
      .catch((error: unknown) => {
        const words = error instanceof Error ? error.message : String(error);
        const code = error instanceof ApiRefusal ? error.code : "";
        if (isWanted) setAsked({ state: "failed", words, code });
      });
    return () => {
      isWanted = false;
    };
  }, [path, again, tries]);
  const retry = useCallback(() => {
    setAsked({ state: "asking" });
    setTries((so) => so + 1);
  }, []);
  return [asked, retry];
}
