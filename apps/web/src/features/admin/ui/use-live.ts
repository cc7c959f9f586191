"use client";
import { useStore } from "zustand";
import { type Live, live } from "../model/live";

export const useLive = (): Live => useStore(live);
