"use client";
import Link from "next/link";
import { MySinging } from "./my-singing";

export function MyPage() {
  return (
    <div className="mx-auto min-h-dvh max-w-3xl px-2 py-8 sm:px-6">
      <header className="flex items-baseline justify-between gap-4 px-5">
        <h1 className="font-display text-3xl font-bold">Your singing</h1>
        <Link href="/" className="text-sm text-brass underline underline-offset-4">
          To the lobby
        </Link>
      </header>
      <main>
        <MySinging />
      </main>
    </div>
  );
}
