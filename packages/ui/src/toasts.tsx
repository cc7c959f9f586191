"use client";
import { lazy, Suspense, useSyncExternalStore } from "react";
import { isAnybodyHeard, onFirstWord } from "./toast";

const Toaster = lazy(() => import("./toaster"));

/** Room for words that come and go, over everything but dialogs. */
export function Toasts() {
  const isWanted = useSyncExternalStore(onFirstWord, isAnybodyHeard, () => false);
  if (!isWanted) return null;
  return (
    <Suspense fallback={null}>
      <Toaster />
    </Suspense>
  );
}
