"use client";
import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { BUTTON, type Size, TONES, type Tone } from "./button";
import { Hint } from "./hint";

/** An icon alone; its label is its accessible name and its hint. */
export function IconButton({
  label,
  tone = "quiet",
  size = "medium",
  className,
  children,
  ...rest
}: Omit<ComponentProps<"button">, "aria-label"> & {
  label: string;
  tone?: Tone;
  size?: Size;
  children: ReactNode;
}) {
  const side = { small: "size-9", medium: "size-11", large: "size-13" }[size];
  return (
    <Hint text={label}>
      <button
        type="button"
        aria-label={label}
        className={clsx(BUTTON, TONES[tone], side, "shrink-0", className)}
        {...rest}
      >
        {children}
      </button>
    </Hint>
  );
}
