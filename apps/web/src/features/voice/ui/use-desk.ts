"use client";
import { createContext, useContext, useSyncExternalStore } from "react";
import type { DeskView, VoiceDesk } from "../model/voice-desk";

export const VoiceDeskContext = createContext<VoiceDesk | null>(null);

export function useDesk(): VoiceDesk {
  const desk = useContext(VoiceDeskContext);
  if (!desk) throw new Error("The voice desk is missing above this component.");
  return desk;
}

export function useDeskView(): DeskView {
  const desk = useDesk();
  return useSyncExternalStore(desk.subscribe, desk.view, desk.view);
}
