"use client";
import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";

export function Tabs({
  label,
  tabs,
}: {
  label: string;
  tabs: readonly { id: string; title: string; content: ReactNode }[];
}) {
  return (
    <Radix.Root defaultValue={tabs[0]?.id ?? ""}>
      <Radix.List aria-label={label} className="flex gap-1 border-b border-brass/12 px-3">
        {tabs.map(({ id, title }) => (
          <Radix.Trigger
            key={id}
            value={id}
            className="-mb-px min-h-11 border-b-2 border-transparent px-3 text-[15px] text-bone/70 transition-colors duration-150 hover:text-bone data-[state=active]:border-brass data-[state=active]:text-bone"
          >
            {title}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map(({ id, content }) => (
        <Radix.Content key={id} value={id} className="p-4">
          {content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
