"use client";
import { Button, Dialog, Field, Trouble } from "@karaverse/ui";
import { type FormEvent, useState } from "react";
import { useWords } from "@/i18n/words";
import { signIn, signUp } from "../model/account";

export type AccountQuestion = "sign-in" | "sign-up";

interface Props {
  question: AccountQuestion | null;
  /** A guest's name, to start from. */
  name: string;
  isGuest: boolean;
  onQuestion: (question: AccountQuestion | null) => void;
  onDone: () => void;
}

export function AccountDialog({ question, name, isGuest, onQuestion, onDone }: Props) {
  const t = useWords();
  const isNew = question === "sign-up";
  return (
    <Dialog
      open={question !== null}
      onOpenChange={(open) => !open && onQuestion(null)}
      title={isNew ? t("account.signUp") : t("account.signIn")}
      note={
        isNew && isGuest ? t("account.comesAlong") : isNew ? t("account.forHosts") : t("account.goodToSee")
      }
    >
      <AccountForm
        key={question}
        isNew={isNew}
        name={name}
        onDone={() => {
          onQuestion(null);
          onDone();
        }}
      />
      <p className="mt-3 flex flex-wrap items-center justify-center gap-x-2 text-sm text-bone/75">
        {isNew ? t("account.haveAccount") : t("account.newHere")}
        <button
          type="button"
          className="font-medium text-brass underline underline-offset-4"
          onClick={() => onQuestion(isNew ? "sign-in" : "sign-up")}
        >
          {isNew ? t("account.signIn") : t("account.signUp")}
        </button>
      </p>
    </Dialog>
  );
}

function AccountForm({ isNew, name, onDone }: { isNew: boolean; name: string; onDone: () => void }) {
  const t = useWords();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (field: string) => String(form.get(field) ?? "");
    const credentials = { email: text("email"), password: text("password") };
    setBusy(true);
    try {
      await (isNew ? signUp({ ...credentials, name: text("name") }) : signIn(credentials));
      onDone();
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {isNew ? (
        <Field
          label={t("account.name")}
          name="name"
          autoComplete="nickname"
          maxLength={32}
          defaultValue={name}
          required
        />
      ) : null}
      <Field label={t("account.email")} name="email" type="email" autoComplete="username" required />
      <Field
        label={t("account.password")}
        name="password"
        type="password"
        autoComplete={isNew ? "new-password" : "current-password"}
        minLength={isNew ? 8 : undefined}
        note={isNew ? t("account.eight") : undefined}
        required
      />
      {trouble ? <Trouble>{trouble}</Trouble> : null}
      <Button type="submit" tone="main" disabled={busy}>
        {isNew ? t("account.signUp") : t("account.signIn")}
      </Button>
    </form>
  );
}
