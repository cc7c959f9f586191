"use client";
import { clsx } from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";

export const FIELD =
  "min-h-11 w-full rounded-xl border border-bone/20 bg-ink px-3.5 text-bone placeholder:text-bone/60 transition-colors duration-150 hover:border-bone/35 disabled:cursor-not-allowed disabled:opacity-45 disabled:hover:border-bone/20";

interface Labelled {
  label: string;
  /** What to know, or what is wrong. */
  note?: ReactNode;
  trouble?: string | null;
}

function Frame({ id, label, note, trouble, children }: Labelled & { id: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium text-bone/85">
        {label}
      </label>
      {children}
      {trouble ? (
        <p id={`${id}-note`} role="alert" className="text-sm text-coral">
          {trouble}
        </p>
      ) : note ? (
        <p id={`${id}-note`} className="text-sm text-bone/65">
          {note}
        </p>
      ) : null}
    </div>
  );
}

export function Field({ label, note, trouble, className, ...rest }: ComponentProps<"input"> & Labelled) {
  const id = useId();
  return (
    <Frame id={id} label={label} note={note} trouble={trouble ?? null}>
      <input
        id={id}
        aria-invalid={trouble ? true : undefined}
        aria-describedby={trouble || note ? `${id}-note` : undefined}
        className={clsx(FIELD, className)}
        {...rest}
      />
    </Frame>
  );
}

/** The browser's own list: best on phones, and everybody's keyboard knows it. */
export function Select({
  label,
  note,
  trouble,
  options,
  className,
  ...rest
}: Omit<ComponentProps<"select">, "children"> &
  Labelled & { options: readonly { value: string; label: string }[] }) {
  const id = useId();
  return (
    <Frame id={id} label={label} note={note} trouble={trouble ?? null}>
      <select id={id} className={clsx(FIELD, "appearance-none pe-9", "select-arrow", className)} {...rest}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}
