"use client";
import { clsx } from "clsx";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";

/** A list of acts behind a button. */
export function Menu({
  trigger,
  label,
  children,
  side = "top",
}: {
  trigger: ReactNode;
  label: string;
  children: ReactNode;
  side?: "top" | "bottom" | "left";
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={label}
          side={side}
          align="end"
          sideOffset={8}
          collisionPadding={8}
          className="fade z-50 min-w-52 rounded-xl border border-brass/20 bg-plum p-1.5 shadow-2xl shadow-black/60"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export function MenuItem({
  onSelect,
  danger,
  disabled,
  className,
  children,
}: {
  onSelect: () => void;
  danger?: boolean;
  disabled?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <DropdownMenu.Item
      onSelect={onSelect}
      {...(disabled && { disabled })}
      className={clsx(
        "flex min-h-10 cursor-pointer items-center gap-2.5 rounded-lg px-3 text-[15px] outline-none data-[disabled]:cursor-not-allowed data-[disabled]:opacity-45",
        danger ? "text-coral data-[highlighted]:bg-coral/15" : "text-bone data-[highlighted]:bg-bone/10",
        className,
      )}
    >
      {children}
    </DropdownMenu.Item>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-3 pt-2 pb-1 text-xs text-bone/60">{children}</DropdownMenu.Label>;
}

export const MenuLine = () => <DropdownMenu.Separator className="my-1.5 h-px bg-brass/12" />;
