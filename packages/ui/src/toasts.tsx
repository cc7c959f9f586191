"use client";
import { Component, lazy, type ReactNode, Suspense, useSyncExternalStore } from "react";
import { PlainToasts } from "./plain-toasts";
import { isAnybodyHeard, onFirstWord } from "./toast";

const Toaster = lazy(() => import("./toaster"));

/** Room for words that come and go, over everything but dialogs. */
export function Toasts() {
  const isWanted = useSyncExternalStore(onFirstWord, isAnybodyHeard, () => false);
  if (!isWanted) return null;
  return (
    <InPlainWords>
      <Suspense fallback={null}>
        <Toaster />
      </Suspense>
    </InPlainWords>
  );
}

/**
 * The first word is often that the network is away, and then what shows words cannot be fetched either: they are shown
 * without it, and the page stays whole.
 */
class InPlainWords extends Component<{ children: ReactNode }, { isAlone: boolean }> {
  override state = { isAlone: false };

  static getDerivedStateFromError(): { isAlone: boolean } {
    return { isAlone: true };
  }

  override render(): ReactNode {
    return this.state.isAlone ? <PlainToasts /> : this.props.children;
  }
}
