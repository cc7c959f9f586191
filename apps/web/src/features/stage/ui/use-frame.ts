import { useEffect, useRef } from "react";

/** Calls back before every paint; the newest callback counts. */
export function useFrame(callback: () => void): void {
  const newest = useRef(callback);
  newest.current = callback;
  useEffect(() => {
    let request = requestAnimationFrame(function frame() {
      newest.current();
      request = requestAnimationFrame(frame);
    });
    return () => cancelAnimationFrame(request);
  }, []);
}
