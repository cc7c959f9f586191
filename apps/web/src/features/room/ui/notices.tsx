"use client";
import { toast } from "@karaverse/ui";
import { Megaphone, WifiOff } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useConnectionStatus, useMe, useRoom, useRoomView } from "@/connection";
import { KeepQuestion } from "@/features/keeping";
import { Questions, UpNext } from "@/features/queue";
import { voiceOffWords } from "@/i18n/refusal-words";
import { useWords } from "@/i18n/words";
import { performs } from "@/lib/performs";

/** An announcement is read twice over in this time, ms. */
const ANNOUNCED_MS = 12_000;

const SUNG: ReadonlySet<string> = new Set(["counting-in", "singing", "paused"]);

/** What the room says to everybody, and what the line says about itself. */
export function Notices() {
  const t = useWords();
  const status = useConnectionStatus();
  const announcement = useAnnouncement();
  const voice = useRoomView((view) => view.voice);
  const room = useRoom();
  // Nothing that can wait lies over the words and notes of who sings.
  const isSinging = useRoomView(
    ({ performance }) => SUNG.has(performance.phase) && performs(performance, room.me),
  );
  useMuteWords();
  return (
    <div className="flex flex-col items-center gap-2 px-3">
      {/* Always there: what comes together with its live region is not read out everywhere. */}
      <div role="status" className="contents">
        {status.phase === "reconnecting" ? (
          <p data-status="reconnecting" className={`${NOTICE} border-coral/60 text-coral`}>
            <WifiOff aria-hidden className="size-5 shrink-0" />
            <span>
              {t("room.connectionLost")}
              <span className="block text-sm text-bone/75">{t("room.stillWorks")}</span>
            </span>
          </p>
        ) : null}
      </div>
      {isSinging ? null : (
        <>
          <UpNext />
          <Questions />
          <KeepQuestion />
        </>
      )}
      {announcement ? (
        <p role="alert" data-announcement className={`${NOTICE} border-brass/60`}>
          <Megaphone aria-hidden className="size-5 shrink-0 text-brass" />
          <span>
            {announcement.text} <span className="text-sm text-bone/65">{announcement.by}</span>
          </span>
        </p>
      ) : null}
      {voice.on ? null : (
        <p role="status" data-voice-off className="rounded-full bg-plum px-3 py-1 text-sm text-brass">
          {t("room.voiceOff", { reason: voiceOffWords(voice.reason) })}
        </p>
      )}
    </div>
  );
}

const NOTICE =
  "rise pointer-events-auto flex items-center gap-3 rounded-xl border bg-plum px-4 py-2.5 shadow-lg shadow-black/40";

function useAnnouncement(): { text: string; by: string } | null {
  const room = useRoom();
  const [announcement, setAnnouncement] = useState<{ text: string; by: string } | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const stop = room.on("announcement", (said) => {
      clearTimeout(timer);
      setAnnouncement(said);
      timer = setTimeout(() => setAnnouncement(null), ANNOUNCED_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [room]);
  return announcement;
}

/** A mute is told when it comes and when it goes. */
function useMuteWords(): void {
  const t = useWords();
  const muted = useMe()?.muted ?? false;
  const before = useRef(muted);
  useEffect(() => {
    if (muted === before.current) return;
    before.current = muted;
    toast(muted ? t("room.mutedYou") : t("room.maySpeak"));
  }, [muted, t]);
}
