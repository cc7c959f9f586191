"use client";
import { Toasts } from "@karaverse/ui";
import { type ReactNode, useEffect } from "react";
import { useStore } from "zustand/react";
import { settings } from "@/features/settings/model/settings";
import { prepareForAway } from "./away";
import { Offline } from "./offline";

/** What every page stands in: room for passing words, and as much motion as one wants. */
export function Frame({ children }: { children: ReactNode }) {
  const { motion } = useStore(settings);
  useEffect(() => {
    document.documentElement.dataset.motion = motion;
  }, [motion]);
  useEffect(prepareForAway, []);
  return (
    <>
      {children}
      <Offline />
      <Toasts />
    </>
  );
}
