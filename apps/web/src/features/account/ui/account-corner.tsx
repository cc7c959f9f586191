"use client";
import { Button } from "@karaverse/ui";
import { LogIn, UserRoundPlus } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { useWords } from "@/i18n/words";
import type { Me } from "@/lib/api-types";
import { PartBoundary } from "@/lib/part-boundary";
import { ownName } from "../model/account";
import type { AccountQuestion } from "./account-dialog";

const AccountDialog = dynamic(() => import("./account-dialog").then(({ AccountDialog }) => AccountDialog), {
  ssr: false,
});
const AccountMenu = dynamic(() => import("./account-menu").then(({ AccountMenu }) => AccountMenu), {
  ssr: false,
});
const GuestMenu = dynamic(() => import("./account-menu").then(({ GuestMenu }) => GuestMenu), { ssr: false });

/** Who one is, and the way to be somebody else. */
export function AccountCorner({ me, onChange }: { me: Me | null; onChange: () => void }) {
  const t = useWords();
  const [question, setQuestion] = useState<AccountQuestion | null>(null);
  const isGuest = me?.guest ?? false;
  return (
    <PartBoundary place="page">
      {me === null ? (
        <Button tone="quiet" onClick={() => setQuestion("sign-in")}>
          <LogIn aria-hidden className="size-5" /> {t("account.signIn")}
        </Button>
      ) : isGuest ? (
        <div className="flex items-center gap-1">
          <Button tone="quiet" className="max-sm:hidden" onClick={() => setQuestion("sign-up")}>
            <UserRoundPlus aria-hidden className="size-5" /> {t("account.keep")}
          </Button>
          <GuestMenu me={me} onQuestion={setQuestion} />
        </div>
      ) : (
        <AccountMenu me={me} onChange={onChange} />
      )}
      {me?.mustChangePassword ? (
        <Link href="/admin" className="text-sm text-coral underline underline-offset-4">
          {t("account.ownPassword")}
        </Link>
      ) : null}
      {question ? (
        <AccountDialog
          question={question}
          name={me ? ownName(me) : ""}
          isGuest={isGuest}
          onQuestion={setQuestion}
          onDone={onChange}
        />
      ) : null}
    </PartBoundary>
  );
}
