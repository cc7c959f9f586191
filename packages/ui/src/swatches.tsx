"use client";
import { RadioGroup } from "radix-ui";
import type { ReactNode } from "react";

interface SwatchesProps {
  label: string;
  value: string;
  options: readonly { value: string; name: string; content: ReactNode }[];
  onChange: (value: string) => void;
  /** Round swatches for colours, cards for looks. */
  shape?: "round" | "card";
}

/** A few things to look at, one of which is chosen. */
export function Swatches({ label, value, options, onChange, shape = "round" }: SwatchesProps) {
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={onChange}
      orientation="horizontal"
      className={shape === "round" ? "flex flex-wrap gap-2" : "grid grid-cols-4 gap-2"}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          aria-label={option.name}
          title={option.name}
          className={
            shape === "round"
              ? "size-8 overflow-hidden rounded-full border-2 border-bone/20 transition-[border,scale] duration-150 hover:border-bone/60 data-[state=checked]:scale-110 data-[state=checked]:border-brass"
              : "overflow-hidden rounded-xl border-2 border-bone/12 bg-ink transition-[border] duration-150 hover:border-bone/40 data-[state=checked]:border-brass"
          }
        >
          {option.content}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
