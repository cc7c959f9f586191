"use client";
import { Button } from "@karaverse/ui";
import { LogIn } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useWords } from "@/i18n/words";
import { PartBoundary } from "@/lib/part-boundary";
import type { AccountQuestion } from "./account-dialog";

const AccountDialog = dynamic(() => import("./account-dialog").then(({ AccountDialog }) => AccountDialog), {
  ssr: false,
});

/** Where there is nothing to show to nobody: what is kept here, and the way to it. */
export function SignInFirst({ words, onDone }: { words: string; onDone: () => void }) {
  const t = useWords();
  const [question, setQuestion] = useState<AccountQuestion | null>(null);
  return (
    <PartBoundary place="page">
      <div className="flex flex-col items-center gap-4 px-4 py-8 text-center">
        <p className="text-bone/75">{words}</p>
        <Button tone="main" onClick={() => setQuestion("sign-in")}>
          <LogIn aria-hidden className="size-5" /> {t("account.signIn")}
        </Button>
      </div>
      {question ? (
        <AccountDialog question={question} name="" isGuest={false} onQuestion={setQuestion} onDone={onDone} />
      ) : null}
    </PartBoundary>
  );
}
