"use client";
import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useWords } from "@/i18n/words";

function subscribe(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}

/** The browser knows of no network. A room that one is in says it itself, with what goes on there. */
export function Offline() {
  const t = useWords();
  const isOffline = useSyncExternalStore(
    subscribe,
    () => !navigator.onLine,
    () => false,
  );
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 top-0 z-50 flex justify-center p-3 sm:top-12"
    >
      {isOffline ? (
        <p className="rise outside-room flex items-center gap-3 rounded-xl border border-coral/60 bg-plum px-4 py-2.5 text-coral shadow-lg shadow-black/40">
          <WifiOff aria-hidden className="size-5 shrink-0" />
          {t("common.offline")}
        </p>
      ) : null}
    </div>
  );
}
