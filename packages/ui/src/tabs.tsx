"use client";
import { clsx } from "clsx";
import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { intoRow, scrollRow } from "./scroll-row";

interface Props {
  label: string;
  tabs: readonly { id: string; title: string; content: ReactNode }[];
  /** Only for who has to know which one is open. */
  value?: string;
  onChange?: (id: string) => void;
  /** Takes the height there is: the tabs stay, what is below them scrolls. */
  fills?: boolean;
}

export function Tabs({ label, tabs, value, onChange, fills }: Props) {
  return (
    <Radix.Root
      {...(value === undefined ? { defaultValue: tabs[0]?.id ?? "" } : { value })}
      {...(onChange && { onValueChange: onChange })}
      className={clsx(fills && "flex min-h-0 flex-1 flex-col")}
    >
      <div className="shrink-0 border-b border-brass/12">
        <Radix.List aria-label={label} ref={scrollRow} className="scroll-row -mb-px flex gap-1 px-3">
          {tabs.map(({ id, title }) => (
            <Radix.Trigger
              key={id}
              value={id}
              onClick={({ currentTarget }) => intoRow(currentTarget)}
              className="min-h-11 shrink-0 rounded-t-lg border-b-2 border-transparent px-3 text-[15px] text-bone/70 transition-colors duration-150 hover:text-bone data-[state=active]:border-brass data-[state=active]:text-bone focus-visible:-outline-offset-2"
            >
              {title}
            </Radix.Trigger>
          ))}
        </Radix.List>
      </div>
      {tabs.map(({ id, content }) => (
        <Radix.Content key={id} value={id} className={clsx("p-4", fills && "min-h-0 flex-1 overflow-y-auto")}>
          {content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
