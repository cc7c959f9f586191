"use client";
import clsx from "clsx";
import type { ButtonHTMLAttributes, InputHTMLAttributes, ReactNode, SelectHTMLAttributes } from "react";

type Tone = "plain" | "main" | "danger";

const TONES: Record<Tone, string> = {
  plain: "border-bone/20 text-bone hover:border-brass/60",
  main: "border-brass bg-brass text-ink hover:brightness-110",
  danger: "border-coral/60 text-coral hover:bg-coral hover:text-ink",
};

/** At least 44 px high on touch screens. */
export function Act({
  tone = "plain",
  className,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { tone?: Tone }) {
  return (
    <button
      type="button"
      className={clsx(
        "inline-flex min-h-11 items-center justify-center gap-2 rounded-lg border px-3 text-sm font-medium transition-colors md:min-h-9",
        "focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-brass",
        "disabled:cursor-not-allowed disabled:opacity-40",
        TONES[tone],
        className,
      )}
      {...rest}
    />
  );
}

const FIELD =
  "min-h-11 w-full rounded-lg border border-bone/20 bg-ink px-3 text-bone placeholder:text-bone/40 focus-visible:border-brass focus-visible:outline-2 focus-visible:outline-brass md:min-h-9";

export function Field({ label, ...rest }: InputHTMLAttributes<HTMLInputElement> & { label: string }) {
  return (
    <label className="flex flex-col gap-1 text-sm text-bone/70">
      {label}
      <input className={FIELD} {...rest} />
    </label>
  );
}

export function Choice({
  label,
  children,
  ...rest
}: SelectHTMLAttributes<HTMLSelectElement> & { label: string; children: ReactNode }) {
  return (
    <label className="flex flex-col gap-1 text-sm text-bone/70">
      {label}
      <select className={FIELD} {...rest}>
        {children}
      </select>
    </label>
  );
}

export function Panel({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="rounded-xl border border-brass/12 bg-plum p-4" aria-label={title}>
      <header className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-display text-lg text-bone">{title}</h2>
        {actions}
      </header>
      {children}
    </section>
  );
}

export function Badge({
  tone = "plain",
  children,
}: {
  tone?: "plain" | "live" | "warm" | "good";
  children: ReactNode;
}) {
  const tones = {
    plain: "border-bone/20 text-bone/70",
    live: "border-coral/60 text-coral",
    warm: "border-brass/60 text-brass",
    good: "border-mint/60 text-mint",
  };
  return (
    <span className={clsx("rounded-full border px-2 py-0.5 text-xs whitespace-nowrap", tones[tone])}>
      {children}
    </span>
  );
}

/** A figure and what it is. */
export function Figure({ label, value }: { label: string; value: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-bone/60">{label}</dt>
      <dd className="font-medium text-bone tabular-nums">{value}</dd>
    </div>
  );
}

/** What went wrong, said where it is heard. */
export function Trouble({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="rounded-lg border border-coral/60 px-3 py-2 text-sm text-coral">
      {children}
    </p>
  );
}
