"use client";
import { Button, Field, Trouble } from "@karaverse/ui";
import { type FormEvent, useState } from "react";

/** The door of the admin pages. `words` says why one stands in front of it. */
export function AdminDoor({ words }: { words: string }) {
  const [trouble, setTrouble] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const response = await fetch("/api/auth/sign-in/email", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ email: form.get("email"), password: form.get("password") }),
    }).catch(() => null);
    // The page itself decides again on the server whether this person may see it.
    if (response?.ok) return location.reload();
    setTrouble(
      response?.status === 429
        ? "Too many tries. Wait a minute."
        : "That e-mail and password don't belong together.",
    );
  };
  return (
    <main className="grid min-h-dvh place-items-center bg-ink p-4 text-bone">
      <form
        onSubmit={submit}
        className="flex w-full max-w-sm flex-col gap-4 rounded-xl border border-brass/12 bg-plum p-6"
      >
        <h1 className="font-display text-2xl">Behind the bar</h1>
        <p className="text-bone/70 text-sm">{words}</p>
        <Field label="E-mail" name="email" type="email" autoComplete="username" required />
        <Field label="Password" name="password" type="password" autoComplete="current-password" required />
        {trouble && <Trouble>{trouble}</Trouble>}
        <Button size="small" type="submit" tone="main">
          Sign in
        </Button>
      </form>
    </main>
  );
}
