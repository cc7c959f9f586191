import type { ReactNode } from "react";

/** One component of packages/ui, all that it can look like below each other. */
export function Section({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-4 border-t border-brass/12 pt-6">
      <header>
        <h2 className="font-display text-2xl font-semibold">{title}</h2>
        {note ? <p className="mt-1 max-w-prose text-sm text-bone/70">{note}</p> : null}
      </header>
      {children}
    </section>
  );
}

/** A row with the name of its state before it. */
export function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid items-center gap-x-4 gap-y-2 sm:grid-cols-[7rem_1fr]">
      <span className="text-sm text-bone/70">{name}</span>
      <div className="flex min-w-0 flex-wrap items-center gap-3">{children}</div>
    </div>
  );
}
