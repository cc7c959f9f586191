"use client";
import { Badge, Trouble } from "@karaverse/ui";
import clsx from "clsx";
import { ClipboardList, DoorOpen, Music, Users } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { useStore } from "zustand/react";
import { SignInFirst } from "@/features/account";
import { LanguageChoice } from "@/features/settings";
import { useWords } from "@/i18n/words";
import { CONTENT, SkipLink } from "@/lib/skip-link";
import { followLive } from "../model/live";
import { renewSession, session } from "../model/session";
import { OwnPassword } from "./own-password";
import { useLive } from "./use-live";

const PLACES = [
  { href: "/admin", words: "admin.places.rooms", Icon: DoorOpen },
  { href: "/admin/people", words: "admin.places.people", Icon: Users },
  { href: "/admin/songs", words: "admin.places.songs", Icon: Music },
  { href: "/admin/audit", words: "admin.places.audit", Icon: ClipboardList },
] as const;

function Pulse() {
  const t = useWords();
  const now = useLive();
  switch (now.kind) {
    case "connecting":
      return <Badge>{t("admin.pulse.connecting")}</Badge>;
    case "live":
      return <Badge tone="good">{t("admin.pulse.live")}</Badge>;
    case "realtime-away":
      return <Badge tone="live">{t("admin.pulse.away")}</Badge>;
    case "lost":
      return <Badge tone="live">{t("admin.pulse.lost")}</Badge>;
  }
}

/** Figures that stand still say so. */
function LostNote() {
  const t = useWords();
  return useLive().kind === "lost" ? <Trouble>{t("admin.lostNote")}</Trouble> : null;
}

/** Whoever left these pages open until their session ended signs in over them, and goes on. */
function SessionOver() {
  const t = useWords();
  const { isOver } = useStore(session);
  return isOver ? (
    <section
      role="alert"
      className="sticky top-2 z-20 rounded-2xl border border-coral/60 bg-plum shadow-xl shadow-black/50"
    >
      <SignInFirst words={t("admin.sessionOver")} onDone={renewSession} />
    </section>
  ) : null;
}

/** Frame of every admin page; holds the one live connection while any of them is open. */
export function AdminShell({
  mustChangePassword,
  children,
}: {
  mustChangePassword: boolean;
  children: ReactNode;
}) {
  const t = useWords();
  const path = usePathname();
  useEffect(() => followLive(), []);
  const isHere = (href: string) =>
    href === "/admin" ? path === href || path.startsWith("/admin/rooms") : path.startsWith(href);
  return (
    <div className="min-h-dvh bg-ink pb-20 text-bone md:grid md:grid-cols-[13rem_minmax(0,1fr)] md:pb-0">
      <SkipLink />
      <nav
        aria-label={t("admin.title")}
        className="fixed inset-x-0 bottom-0 z-10 border-brass/12 border-t bg-plum md:static md:border-t-0 md:border-e md:p-4"
      >
        <Link href="/" className="hidden font-display text-xl text-brass md:mb-6 md:block">
          Karaverse
        </Link>
        <ul className="flex md:sticky md:top-4 md:flex-col md:gap-1">
          {PLACES.map(({ href, words, Icon }) => (
            <li key={href} className="flex-1">
              <Link
                href={href}
                aria-current={isHere(href) ? "page" : undefined}
                className={clsx(
                  "flex min-h-14 flex-col items-center justify-center gap-1 rounded-lg text-xs focus-visible:outline-2 focus-visible:outline-brass md:min-h-11 md:flex-row md:justify-start md:px-3 md:text-sm",
                  isHere(href) ? "text-brass" : "text-bone/70 hover:text-bone",
                )}
              >
                <Icon size={18} aria-hidden />
                {t(words)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <main
        id={CONTENT}
        tabIndex={-1}
        className="outline-none mx-auto flex w-full max-w-6xl flex-col gap-4 p-4 md:p-6"
      >
        <div className="flex items-center justify-end gap-2">
          <Link
            href="/"
            className="me-auto flex min-h-11 items-center font-display text-brass text-xl md:hidden"
          >
            Karaverse
          </Link>
          <LanguageChoice compact />
          <span aria-live="polite">
            <Pulse />
          </span>
        </div>
        <SessionOver />
        <LostNote />
        {mustChangePassword && <OwnPassword />}
        {children}
      </main>
    </div>
  );
}
