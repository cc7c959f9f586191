"use client";
import { Button, Menu, MenuItem, MenuLabel, MenuLine } from "@karaverse/ui";
import { LogIn, LogOut, Shield, UserRound, UserRoundPlus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { Me } from "@/lib/api-types";
import { signOut } from "../model/account";
import { AccountDialog, type AccountQuestion } from "./account-dialog";

/** Who one is, and the way to be somebody else. */
export function AccountCorner({ me, onChange }: { me: Me | null; onChange: () => void }) {
  const [question, setQuestion] = useState<AccountQuestion | null>(null);
  const isGuest = me?.guest ?? false;
  return (
    <>
      {me && !isGuest ? (
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
      ) : (
        <div className="flex items-center gap-1">
          {isGuest ? (
            <Button tone="quiet" onClick={() => setQuestion("sign-up")}>
              <UserRoundPlus aria-hidden className="size-5" /> Keep what you did
            </Button>
          ) : null}
          <Button tone="quiet" onClick={() => setQuestion("sign-in")}>
            <LogIn aria-hidden className="size-5" /> Sign in
          </Button>
        </div>
      )}
      {me?.mustChangePassword ? (
        <Link href="/admin" className="text-sm text-coral underline underline-offset-4">
          Choose a password of your own
        </Link>
      ) : null}
      <AccountDialog
        question={question}
        name={me?.name ?? ""}
        isGuest={isGuest}
        onQuestion={setQuestion}
        onDone={onChange}
      />
    </>
  );
}
