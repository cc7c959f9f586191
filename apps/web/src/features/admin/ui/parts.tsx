"use client";
import { Button } from "@karaverse/ui";
import type { ReactNode } from "react";

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
    <section className="rounded-2xl border border-brass/12 bg-plum p-4" aria-label={title}>
      <header className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-display text-lg text-bone">{title}</h2>
        {actions}
      </header>
      {children}
    </section>
  );
}

/** A figure and what it is. */
export function Figure({ label, value }: { label: string; value: ReactNode }) {
  return (
    <div>
      <dt className="text-bone/65 text-xs">{label}</dt>
      <dd className="font-medium text-bone tabular-nums">
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}

interface PagerProps {
  offset: number;
  size: number;
  total: number;
  back: string;
  on: string;
  onChange: (offset: number) => void;
}

/** From page to page of a list that is longer than one. */
export function Pager({ offset, size, total, back, on, onChange }: PagerProps) {
  if (total <= size) return null;
  return (
    <div className="mt-3 flex items-center justify-between">
      <Button size="small" disabled={offset === 0} onClick={() => onChange(Math.max(0, offset - size))}>
        {back}
      </Button>
      <Button size="small" disabled={offset + size >= total} onClick={() => onChange(offset + size)}>
        {on}
      </Button>
    </div>
  );
}
