"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { useStore } from "zustand/react";
import { session } from "../model/session";

export type Loaded<T> =
  | { state: "loading" }
  | { state: "loaded"; value: T }
  | { state: "failed"; words: string };

/** Something asked of the server: again when `load` changes and when told to; late answers are dropped. */
export function useLoaded<T>(load: () => Promise<T>): [Loaded<T>, () => void] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: "loading" });
  const latest = useRef(0);

  const reload = useCallback(() => {
    const mine = ++latest.current;
    setLoaded((so) => (so.state === "failed" ? { state: "loading" } : so));
    const settle = (next: Loaded<T>) => mine === latest.current && setLoaded(next);
    load().then(
      (value) => settle({ state: "loaded", value }),
      (error: Error) => settle({ state: "failed", words: error.message }),
    );
  }, [load]);

  const { round } = useStore(session);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever has signed in again is answered now
  useEffect(() => {
    reload();
    return () => {
      latest.current++;
    };
  }, [reload, round]);

  return [loaded, reload];
}
