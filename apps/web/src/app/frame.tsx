"use client";
import { HintProvider, Toaster } from "@karaverse/ui";
import type { ReactNode } from "react";

/** What every page stands in: hints and passing words. */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <HintProvider>
      {children}
      <Toaster />
    </HintProvider>
  );
}
