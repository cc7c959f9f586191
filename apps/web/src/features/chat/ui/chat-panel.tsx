"use client";
import { LIMITS } from "@karaverse/protocol";
import { Empty, FIELD, IconButton, toast } from "@karaverse/ui";
import { SendHorizontal } from "lucide-react";
import { type FormEvent, useEffect, useMemo, useRef } from "react";
import { useStore } from "zustand/react";
import { useRoom } from "@/connection";
import { language, useWords } from "@/i18n/words";
import type { Chat } from "../model/chat";

export function ChatPanel({ chat }: { chat: Chat }) {
  const t = useWords();
  const room = useRoom();
  const { lines, draft: text } = useStore(chat.store);
  const time = useMemo(() => new Intl.DateTimeFormat(language(), { hour: "2-digit", minute: "2-digit" }), []);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    chat.setReading(true);
    return () => chat.setReading(false);
  }, [chat]);
  const newest = lines.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new line scrolls to itself
  useEffect(() => {
    // Scrolling answers with a promise in newer browsers: nothing to clean up with.
    end.current?.scrollIntoView({ block: "end" });
  }, [newest]);
  const say = async (event: FormEvent) => {
    event.preventDefault();
    const said = text.trim();
    if (!said) return;
    chat.write("");
    const answer = await room.ask("chat", { text: said });
    if (answer.ok) return;
    toast.error(answer.message);
    if (chat.store.getState().draft === "") chat.write(said);
  };
  return (
    <div className="flex h-full flex-col">
      <div role="log" aria-label={t("chat.messages")} className="min-h-0 flex-1 overflow-y-auto p-4">
        {lines.length === 0 ? <Empty>{t("chat.none")}</Empty> : null}
        <ol className="flex flex-col gap-2.5">
          {lines.map((line) => (
            <li key={line.id} data-chat={line.id} className="text-[15px] leading-snug">
              <span className="flex items-baseline gap-2">
                <span className={`font-semibold ${line.person === room.me ? "text-brass" : "text-bone"}`}>
                  {line.name}
                </span>
                <time className="text-xs text-bone/55">{time.format(line.at)}</time>
              </span>
              <span dir="auto" className="block break-words whitespace-pre-wrap text-bone/90">
                {line.text}
              </span>
            </li>
          ))}
        </ol>
        <div ref={end} />
      </div>
      <form onSubmit={(event) => void say(event)} className="flex gap-2 border-t border-brass/12 p-3">
        <input
          aria-label={t("chat.message")}
          placeholder={t("chat.say")}
          autoComplete="off"
          maxLength={LIMITS.chatLength}
          value={text}
          onChange={(event) => chat.write(event.target.value)}
          className={FIELD}
        />
        <IconButton type="submit" label={t("chat.send")} tone="main" disabled={text.trim() === ""}>
          <SendHorizontal aria-hidden className="size-5" />
        </IconButton>
      </form>
    </div>
  );
}
