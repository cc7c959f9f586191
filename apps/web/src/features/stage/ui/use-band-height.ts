import { type RefCallback, useCallback } from "react";

/** What else stands above the bar (the stick of a thumb, reactions) stands above the band then. */
export function useBandHeight(): RefCallback<HTMLElement> {
  return useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() =>
      style.setProperty("--band-height", `${Math.round(element.getBoundingClientRect().height) + 8}px`),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.removeProperty("--band-height");
    };
  }, []);
}
