"use client";
import { Button, Field, Trouble } from "@karaverse/ui";
import { type FormEvent, useState } from "react";
import { useWords } from "@/i18n/words";
import { admin } from "../model/ask";
import { Panel } from "./parts";

/** For whoever signed in with a password that stood in a terminal. */
export function OwnPassword() {
  const t = useWords();
  const [state, setState] = useState<{ done: boolean; trouble?: string }>({ done: false });
  if (state.done) return null;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    try {
      await admin.changePassword(String(form.get("current")), String(form.get("next")));
      setState({ done: true });
    } catch (error) {
      setState({ done: false, trouble: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <Panel title={t("admin.ownPassword")}>
      <p className="mb-3 text-sm text-bone/70">{t("admin.ownPasswordNote")}</p>
      <form onSubmit={submit} className="grid items-end gap-3 md:grid-cols-[1fr_1fr_auto]">
        <Field
          label={t("admin.passwordSoFar")}
          name="current"
          type="password"
          autoComplete="current-password"
          required
        />
        <Field
          label={t("admin.newPassword")}
          name="next"
          type="password"
          autoComplete="new-password"
          minLength={8}
          required
        />
        <Button type="submit" tone="main">
          {t("admin.changePassword")}
        </Button>
      </form>
      {state.trouble && <Trouble>{state.trouble}</Trouble>}
    </Panel>
  );
}
