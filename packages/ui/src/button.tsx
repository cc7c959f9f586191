"use client";
import { clsx } from "clsx";
import type { ComponentProps } from "react";

export type Tone = "main" | "plain" | "quiet" | "danger" | "live";
export type Size = "small" | "medium" | "large";

export const TONES: Record<Tone, string> = {
  main: "bg-brass text-ink border-brass hover:bg-brass-bright",
  plain: "bg-plum-2 text-bone border-bone/15 hover:border-brass/60",
  quiet: "bg-transparent text-bone/80 border-transparent hover:bg-bone/8 hover:text-bone",
  danger: "bg-transparent text-coral border-coral/50 hover:bg-coral hover:text-ink",
  live: "bg-coral text-ink border-coral hover:brightness-110",
};

const SIZES: Record<Size, string> = {
  small: "min-h-9 px-3 text-sm gap-1.5",
  medium: "min-h-11 px-4 text-[15px] gap-2",
  large: "min-h-13 px-6 text-base gap-2.5",
};

export const BUTTON =
  "inline-flex items-center justify-center rounded-xl border font-medium select-none transition-[background,border,color,filter] duration-150 ease-out disabled:cursor-not-allowed disabled:opacity-45";

export function Button({
  tone = "plain",
  size = "medium",
  className,
  ...rest
}: ComponentProps<"button"> & { tone?: Tone; size?: Size }) {
  return <button type="button" className={clsx(BUTTON, TONES[tone], SIZES[size], className)} {...rest} />;
}
