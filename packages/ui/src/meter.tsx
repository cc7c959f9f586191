"use client";
import { useEffect, useRef } from "react";

/** -54 dBFS is an empty bar, -6 dBFS a full one. */
const QUIET_DB = -54;
const LOUD_DB = -6;

interface MeterProps {
  label: string;
  /** Read once a frame: loudness as a linear amplitude, 1 is full scale. */
  read: () => number;
}

/** How loud it is, live, past React: twenty little lamps. */
export function Meter({ label, read }: MeterProps) {
  const root = useRef<HTMLDivElement>(null);
  const latest = useRef(read);
  latest.current = read;
  useEffect(() => {
    let shown = 0;
    let frame = requestAnimationFrame(function draw() {
      const db = 20 * Math.log10(Math.max(1e-5, latest.current()));
      const level = Math.max(0, Math.min(1, (db - QUIET_DB) / (LOUD_DB - QUIET_DB)));
      // Up at once, down slowly, as lamps of a desk do.
      shown = level > shown ? level : Math.max(level, shown - 0.02);
      const lamps = root.current?.children ?? [];
      for (let i = 0; i < lamps.length; i++) {
        (lamps[i] as HTMLElement).dataset.on = String(i < Math.round(shown * lamps.length));
      }
      root.current?.setAttribute("aria-valuenow", shown.toFixed(1));
      frame = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a meter element cannot hold lamps
    <div
      ref={root}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={1}
      aria-valuenow={0}
      className="flex h-4 gap-0.5"
    >
      {LAMPS.map((lamp) => (
        <span
          key={lamp}
          className={`flex-1 rounded-sm bg-bone/12 ${lamp > 17 ? "data-[on=true]:bg-coral" : lamp > 13 ? "data-[on=true]:bg-brass" : "data-[on=true]:bg-mint"}`}
        />
      ))}
    </div>
  );
}

const LAMPS = Array.from({ length: 20 }, (_, i) => i);
