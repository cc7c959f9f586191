"use client";
import { Toasts } from "@karaverse/ui";
import type { ReactNode } from "react";
import { Offline } from "./offline";

/** What every page stands in: room for passing words. */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <Offline />
      <Toasts />
    </>
  );
}
