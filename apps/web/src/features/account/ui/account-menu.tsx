"use client";
import { Button, Menu, MenuItem, MenuLabel, MenuLine } from "@karaverse/ui";
import { LogIn, LogOut, MicVocal, Shield, UserRound, UserRoundPlus } from "lucide-react";
import { useWords } from "@/i18n/words";
import type { Me } from "@/lib/api-types";
import { ownName, signOut } from "../model/account";
import type { AccountQuestion } from "./account-dialog";

/** What guests find behind their name: the house knows them as long as their browser does. */
export function GuestMenu({ me, onQuestion }: { me: Me; onQuestion: (question: AccountQuestion) => void }) {
  const t = useWords();
  const name = ownName(me);
  return (
    <Menu
      label={t("account.guest")}
      side="bottom"
      trigger={
        <Button tone="quiet" aria-label={name ? t("account.guestName", { name }) : t("account.guest")}>
          <UserRound aria-hidden className="size-5" />
          <span className="hidden max-w-36 truncate sm:inline">{name || t("account.guest")}</span>
        </Button>
      }
    >
      <MenuLabel>{name ? t("account.aGuest", { name }) : t("account.guest")}</MenuLabel>
      <YourSinging />
      <MenuLine />
      {/* On a phone there is no room for it beside the name. */}
      <MenuItem className="sm:hidden" onSelect={() => onQuestion("sign-up")}>
        <UserRoundPlus aria-hidden className="size-4" /> {t("account.keep")}
      </MenuItem>
      <MenuItem onSelect={() => onQuestion("sign-in")}>
        <LogIn aria-hidden className="size-4" /> {t("account.signIn")}
      </MenuItem>
    </Menu>
  );
}

function YourSinging() {
  const t = useWords();
  return (
    <MenuItem onSelect={() => location.assign("/me")}>
      <MicVocal aria-hidden className="size-4" /> {t("common.yourSinging")}
    </MenuItem>
  );
}

/** What somebody with an account finds behind their name. */
export function AccountMenu({ me, onChange }: { me: Me; onChange: () => void }) {
  const t = useWords();
  return (
    <Menu
      label={t("account.account")}
      side="bottom"
      trigger={
        <Button tone="quiet" aria-label={t("account.accountOf", { name: me.name })}>
          <UserRound aria-hidden className="size-5" />
          <span className="max-w-36 truncate">{me.name}</span>
        </Button>
      }
    >
      <MenuLabel>{me.email}</MenuLabel>
      <YourSinging />
      {me.admin ? (
        <MenuItem onSelect={() => location.assign("/admin")}>
          <Shield aria-hidden className="size-4" /> {t("account.behindBar")}
        </MenuItem>
      ) : null}
      <MenuLine />
      <MenuItem onSelect={() => void signOut().then(onChange)}>
        <LogOut aria-hidden className="size-4" /> {t("account.signOut")}
      </MenuItem>
    </Menu>
  );
}
