"use client";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";

/** Words come later than pictures: nothing waits for them. */
const Toaster = dynamic(() => import("@karaverse/ui/toast").then(({ Toaster }) => Toaster), { ssr: false });

/** What every page stands in: room for passing words. */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <Toaster />
    </>
  );
}
