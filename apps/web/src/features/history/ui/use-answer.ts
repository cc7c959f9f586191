"use client";
import { useEffect, useState } from "react";
import { api } from "@/lib/api";

export type Asked<T> =
  | { readonly state: "asking" }
  | { readonly state: "known"; readonly answer: T }
  | { readonly state: "failed"; readonly words: string };

/** Asks our own /api, again when the path or `again` changes; what is known stays until the next answer. */
export function useAnswer<T>(path: string, again = 0): Asked<T> {
  const [asked, setAsked] = useState<Asked<T>>({ state: "asking" });
  useEffect(() => {
    let isWanted = true;
    // The same question may have another answer by then.
    void again;
    api<T>("GET", path)
      .then((answer) => isWanted && setAsked({ state: "known", answer }))
      .catch((error: unknown) => {
        const words = error instanceof Error ? error.message : String(error);
        if (isWanted) setAsked({ state: "failed", words });
      });
    return () => {
      isWanted = false;
    };
  }, [path, again]);
  return asked;
}
