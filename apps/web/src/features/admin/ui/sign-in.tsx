"use client";
import { Button, Field, Trouble } from "@karaverse/ui";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { signIn } from "@/features/account";
import { LanguageChoice } from "@/features/settings";
import { useWords } from "@/i18n/words";
import { ApiRefusal } from "@/lib/api";

/** The door of the admin pages, and why one stands in front of it. */
export function AdminDoor({ why }: { why: "forbidden" | "unauthorized" }) {
  const t = useWords();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (field: string) => String(form.get(field) ?? "");
    setTrouble(null);
    setBusy(true);
    try {
      await signIn({ email: text("email"), password: text("password") });
      // The page itself decides again on the server whether this person may see it.
      location.reload();
    } catch (error) {
      const isHasty = error instanceof ApiRefusal && error.code === "too-fast";
      setTrouble(isHasty ? t("admin.tooMany") : error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <main className="grid min-h-dvh place-items-center bg-ink p-4 text-bone">
      <form
        onSubmit={submit}
        className="flex w-full max-w-sm flex-col gap-4 rounded-xl border border-brass/12 bg-plum p-6"
      >
        <div className="flex items-start justify-between gap-2">
          <h1 className="font-display text-2xl">{t("account.behindBar")}</h1>
          <LanguageChoice compact />
        </div>
        <p className="text-bone/70 text-sm">{t(`admin.door.${why}`)}</p>
        <Field label={t("account.email")} name="email" type="email" autoComplete="username" required />
        <Field
          label={t("admin.password")}
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
        {trouble && <Trouble>{trouble}</Trouble>}
        <Button type="submit" tone="main" disabled={busy}>
          {t("account.signIn")}
        </Button>
        <Link href="/" className="self-center text-brass text-sm underline underline-offset-4">
          {t("common.toLobby")}
        </Link>
      </form>
    </main>
  );
}
