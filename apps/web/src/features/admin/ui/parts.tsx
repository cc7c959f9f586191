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
      <dd className="font-medium text-bone tabular-nums">{value}</dd>
    </div>
  );
}
