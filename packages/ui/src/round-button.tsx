"use client";
import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";

const ROUND_TONES = {
  /** On the room or on a panel of its own. */
  raised: "border border-brass/20 bg-plum text-bone/90 hover:border-brass/60 hover:text-brass",
  /** In a row or a chip, where there are others beside it. */
  bare: "text-bone/70 hover:bg-bone/10 hover:text-brass aria-expanded:text-brass",
  main: "bg-brass text-ink hover:brightness-110",
  danger: "text-bone/55 hover:bg-coral/15 hover:text-coral",
};

/** Height, and width where there is nothing but the icon; a thumb needs 44 px of both. */
const ROUND_SIZES = {
  flat: ["h-6", "w-8"],
  tiny: ["min-h-8", "w-8"],
  small: ["min-h-9", "w-9"],
  medium: ["min-h-10", "w-10"],
  large: ["min-h-11", "w-11"],
} as const;

interface Props extends Omit<ComponentProps<"button">, "aria-label" | "title"> {
  /** Its accessible name and its hint. */
  label: string;
  tone?: keyof typeof ROUND_TONES;
  size?: keyof typeof ROUND_SIZES;
  /** Beside the icon. */
  words?: ReactNode;
  /** The icon. */
  children: ReactNode;
}

/** A round button with an icon, or a longer one with words beside it. */
export function RoundButton({
  label,
  tone = "raised",
  size = "medium",
  words,
  className,
  children,
  ...rest
}: Props) {
  const [height, width] = ROUND_SIZES[size];
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={clsx(
        "inline-flex shrink-0 items-center justify-center gap-2 rounded-full text-sm transition-[background,border,color,filter] duration-150 ease-out disabled:cursor-not-allowed disabled:opacity-30",
        ROUND_TONES[tone],
        height,
        words ? "px-3" : width,
        className,
      )}
      {...rest}
    >
      {children}
      {words}
    </button>
  );
}
