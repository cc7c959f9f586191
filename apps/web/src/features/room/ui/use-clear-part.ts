"use client";
import { type RefCallback, useCallback, useState } from "react";
import type { Newcomer } from "@/world";

type Part = Newcomer["clear"];

/** What a card leaves of the page: beside it where it stands at the side, else above it. */
function besides({ left, right, top }: DOMRect, width: number, height: number): Part {
  const beside = (width - right) / width;
  if (beside > 0.35) return { x: 1 - beside, y: 0, width: beside, height: 1 };
  if (left / width > 0.35) return { x: 0, y: 0, width: left / width, height: 1 };
  const above = Math.max(0.25, top / height);
  return { x: 0, y: 0, width: 1, height: above };
}

/** The part of the page that the card does not cover, as the card grows and the window changes. */
export function useClearPart(): { clear: Part; card: RefCallback<HTMLElement> } {
  const [clear, setClear] = useState<Part>({ x: 0, y: 0, width: 1, height: 1 });
  const card = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const measure = () => setClear(besides(element.getBoundingClientRect(), innerWidth, innerHeight));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    observer.observe(document.documentElement);
    return () => observer.disconnect();
  }, []);
  return { clear, card };
}
