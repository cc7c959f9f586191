"use client";
import { createContext, useContext } from "react";
import type { RoomFaces } from "../model/room-faces";

export const RoomFacesContext = createContext<RoomFaces | null>(null);

/** Null before one is inside. */
export function useFaces(): RoomFaces | null {
  return useContext(RoomFacesContext);
}
