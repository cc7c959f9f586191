"use client";
import { Button, Field } from "@karaverse/ui";
import { useState } from "react";
import { useWords } from "@/i18n/words";
import { admin } from "../model/ask";
import { AskDialog } from "./ask-dialog";

/** For whoever signed in with a password that stood in a terminal: one line until they have time for it. */
export function OwnPassword() {
  const t = useWords();
  const [isAsking, setAsking] = useState(false);
  const [isDone, setDone] = useState(false);
  if (isDone) return null;
  return (
    <section
      aria-label={t("admin.ownPassword")}
      className="flex items-center justify-between gap-3 rounded-xl border border-brass/30 bg-plum py-2 ps-4 pe-2"
    >
      <p className="min-w-0 text-bone/80 text-sm text-pretty">{t("admin.ownPasswordNote")}</p>
      <Button
        size="small"
        tone="main"
        className="shrink-0 max-sm:max-w-[45%]"
        onClick={() => setAsking(true)}
      >
        {t("admin.changePassword")}
      </Button>
      {isAsking && (
        <AskDialog
          title={t("admin.ownPassword")}
          verb={t("admin.changePassword")}
          onClose={() => setAsking(false)}
          onConfirm={async (form) => {
            await admin.changePassword(String(form.get("current")), String(form.get("next")));
            setDone(true);
          }}
        >
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
        </AskDialog>
      )}
    </section>
  );
}
