"use client";
import Link from "next/link";
import { useWords } from "@/i18n/words";
import { MySinging } from "./my-singing";

export function MyPage() {
  const t = useWords();
  return (
    <div className="mx-auto min-h-dvh max-w-3xl px-2 py-8 sm:px-6">
      <header className="flex items-center justify-between gap-4 px-5">
        <h1 className="font-display text-3xl font-bold">{t("common.yourSinging")}</h1>
        <Link href="/" className="text-sm text-brass underline underline-offset-4">
          {t("common.toLobby")}
        </Link>
      </header>
      <main>
        <MySinging />
      </main>
    </div>
  );
}
