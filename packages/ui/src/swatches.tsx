"use client";
import { RadioGroup } from "radix-ui";
import type { ReactNode } from "react";
import { scrollRow } from "./scroll-row";

interface SwatchesProps {
  label: string;
  value: string;
  options: readonly { value: string; name: string; content: ReactNode }[];
  onChange: (value: string) => void;
  /**
   * Round swatches for colours, in lines of their own or of what they stand in; cards for looks, on a phone in one row
   * that scrolls, where there is little height.
   */
  shape?: "round" | "round-among" | "card" | "card-row";
}

const LAYOUTS = {
  round: "flex flex-wrap gap-2",
  "round-among": "contents",
  card: "grid grid-cols-4 gap-2",
  "card-row": "scroll-row -m-1 flex gap-2 p-1 sm:grid sm:grid-cols-4",
};

const ROUND =
  "size-8 overflow-hidden rounded-full border-2 border-bone/20 transition-[border,scale] duration-150 hover:border-bone/60 data-[state=checked]:scale-110 data-[state=checked]:border-brass";
const CARD =
  "overflow-hidden rounded-xl border-2 border-bone/12 bg-ink transition-[border] duration-150 hover:border-bone/40 data-[state=checked]:border-brass";
const ITEMS = {
  round: ROUND,
  "round-among": ROUND,
  card: CARD,
  "card-row": `${CARD} w-18 shrink-0 sm:w-auto`,
};

/** A few things to look at, one of which is chosen. */
export function Swatches({ label, value, options, onChange, shape = "round" }: SwatchesProps) {
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={onChange}
      orientation="horizontal"
      ref={shape === "card-row" ? scrollRow : null}
      className={LAYOUTS[shape]}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          aria-label={option.name}
          title={option.name}
          className={`own-colours ${ITEMS[shape]}`}
        >
          {option.content}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
