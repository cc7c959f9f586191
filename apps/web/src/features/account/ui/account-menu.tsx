"use client";
import { Button, Menu, MenuItem, MenuLabel, MenuLine } from "@karaverse/ui";
import { LogOut, MicVocal, Shield, UserRound } from "lucide-react";
import type { Me } from "@/lib/api-types";
import { signOut } from "../model/account";

/** What somebody with an account finds behind their name. */
export function AccountMenu({ me, onChange }: { me: Me; onChange: () => void }) {
  return (
    <Menu
      label="Account"
      side="bottom"
      trigger={
        <Button tone="quiet" aria-label={`Account of ${me.name}`}>
          <UserRound aria-hidden className="size-5" />
          <span className="max-w-36 truncate">{me.name}</span>
        </Button>
      }
    >
      <MenuLabel>{me.email}</MenuLabel>
      <MenuItem onSelect={() => location.assign("/me")}>
        <MicVocal aria-hidden className="size-4" /> Your singing
      </MenuItem>
      {me.admin ? (
        <MenuItem onSelect={() => location.assign("/admin")}>
          <Shield aria-hidden className="size-4" /> Behind the bar
        </MenuItem>
      ) : null}
      <MenuLine />
      <MenuItem onSelect={() => void signOut().then(onChange)}>
        <LogOut aria-hidden className="size-4" /> Sign out
      </MenuItem>
    </Menu>
  );
}
