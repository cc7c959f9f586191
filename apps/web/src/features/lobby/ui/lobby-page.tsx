"use client";
import { Button, FIELD } from "@karaverse/ui";
import { ArrowRight, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type FormEvent, useCallback, useEffect, useState } from "react";
import { useStore } from "zustand/react";
import { AccountCorner, whoAmI } from "@/features/account";
import { LanguageChoice } from "@/features/settings";
import { useWords } from "@/i18n/words";
import type { Me } from "@/lib/api-types";
import { PartBoundary } from "@/lib/part-boundary";
import { CONTENT, SkipLink } from "@/lib/skip-link";
import { createLobby, slugOf } from "../model/lobby";
import { Foyer } from "./foyer";
import { OpenRooms } from "./open-rooms";

/** Fetched when somebody wants it: the lobby itself is to be there at once. */
const CreateRoom = dynamic(() => import("./create-room").then(({ CreateRoom }) => CreateRoom), {
  ssr: false,
});

/** The foyer: every open door, and the way to one of one's own. */
export function LobbyPage() {
  const t = useWords();
  const [lobby] = useState(() => createLobby());
  const { answer, stale } = useStore(lobby.store);
  const [creating, setCreating] = useState(false);
  const [me, setMe] = useState<Me | null>(null);
  const refresh = useCallback(() => {
    whoAmI()
      .then(setMe)
      .catch(() => setMe(null));
  }, []);
  useEffect(refresh, [refresh]);
  useEffect(() => lobby.watch(), [lobby]);
  return (
    <div className="relative isolate min-h-dvh bg-[radial-gradient(60rem_28rem_at_18%_-6rem,#5a123066,transparent)]">
      <SkipLink />
      <Foyer />
      <header className="mx-auto flex max-w-6xl items-center justify-between gap-3 px-4 pt-4 sm:px-6">
        <span className="font-display text-xl font-bold tracking-tight text-bone">
          Kara<span className="text-brass">verse</span>
        </span>
        <div className="flex items-center gap-1 sm:gap-3">
          <LanguageChoice compact />
          <AccountCorner me={me} onChange={refresh} />
        </div>
      </header>
      <main
        id={CONTENT}
        tabIndex={-1}
        className="outline-none mx-auto max-w-6xl px-4 pt-10 pb-16 sm:px-6 sm:pt-16"
      >
        <h1 className="max-w-2xl font-display text-4xl leading-[1.05] font-bold text-balance sm:text-6xl">
          {t("lobby.question")}
        </h1>
        <p className="mt-4 max-w-xl text-lg text-bone/80">{t("lobby.invitation")}</p>
        <div className="mt-7 flex flex-wrap items-center gap-3">
          <Button tone="main" size="large" onClick={() => setCreating(true)}>
            <Plus aria-hidden className="size-5" /> {t("lobby.create")}
          </Button>
          <JoinByLink />
        </div>
        <section aria-labelledby="open-rooms" className="mt-12">
          <h2 id="open-rooms" className="mb-4 font-display text-2xl font-semibold">
            {t("lobby.tonight")}
          </h2>
          {stale || answer?.live === false ? (
            <p role="status" className="mb-4 text-sm text-brass">
              {stale ? t(answer ? "lobby.stale" : "lobby.away") : t("lobby.notLive")}
            </p>
          ) : null}
          {answer === null ? (
            <div role="status" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
              <span className="sr-only">{t("common.looking")}</span>
              {[0, 1, 2].map((i) => (
                <span
                  key={i}
                  aria-hidden
                  className="breathe h-64 rounded-2xl border border-brass/8 bg-plum/60"
                />
              ))}
            </div>
          ) : answer.rooms.length === 0 ? (
            <div className="flex flex-wrap items-center justify-between gap-4 rounded-2xl border border-brass/12 bg-plum p-6 sm:p-8">
              <p className="text-bone/80">{t("lobby.none")}</p>
              <Button onClick={() => setCreating(true)}>
                <Plus aria-hidden className="size-5" /> {t("lobby.openOne")}
              </Button>
            </div>
          ) : (
            <OpenRooms rooms={answer.rooms} />
          )}
        </section>
      </main>
      {creating ? (
        <PartBoundary place="page">
          <CreateRoom open onOpenChange={setCreating} />
        </PartBoundary>
      ) : null}
    </div>
  );
}

function JoinByLink() {
  const t = useWords();
  const router = useRouter();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const slug = slugOf(text);
    setWrong(slug === null);
    if (slug) router.push(`/r/${slug}`);
  };
  return (
    <form onSubmit={submit} className="flex min-w-64 flex-1 items-start gap-2 sm:max-w-sm">
      <div className="flex-1">
        <input
          aria-label={t("lobby.linkOrCode")}
          aria-invalid={wrong}
          placeholder={t("lobby.linkOrCode")}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className={`${FIELD} min-h-13`}
        />
        {wrong ? (
          <p role="alert" className="mt-1.5 text-sm text-coral">
            {t("lobby.wrongLink")}
          </p>
        ) : null}
      </div>
      <Button type="submit" size="large" aria-label={t("lobby.join")}>
        <ArrowRight aria-hidden className="size-5 rtl:-scale-x-100" />
      </Button>
    </form>
  );
}
