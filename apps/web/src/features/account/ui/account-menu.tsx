"use client";
import { Button, Menu, MenuItem, MenuLabel, MenuLine } from "@karaverse/ui";
import { LogIn, LogOut, MicVocal, Shield, UserRound } from "lucide-react";
import type { Me } from "@/lib/api-types";
import { signOut } from "../model/account";

/** What guests find behind their name: the house knows them as long as their browser does. */
export function GuestMenu({ me, onSignIn }: { me: Me; onSignIn: () => void }) {
  return (
    <Menu
      label="Guest"
      side="bottom"
      trigger={
        <Button tone="quiet" aria-label={`Guest ${me.name}`}>
          <UserRound aria-hidden className="size-5" />
          <span className="hidden max-w-36 truncate sm:inline">{me.name}</span>
        </Button>
      }
    >
      <MenuLabel>{me.name}, a guest</MenuLabel>
      <YourSinging />
      <MenuLine />
      <MenuItem onSelect={onSignIn}>
        <LogIn aria-hidden className="size-4" /> Sign in
      </MenuItem>
    </Menu>
  );
}

const YourSinging = () => (
  <MenuItem onSelect={() => location.assign("/me")}>
    <MicVocal aria-hidden className="size-4" /> Your singing
  </MenuItem>
);

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
      <YourSinging />
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
