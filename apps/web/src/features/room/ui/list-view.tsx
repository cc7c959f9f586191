"use client";
import type { PersonId, Reaction } from "@karaverse/protocol";
import { Badge } from "@karaverse/ui";
import { Mic, MicOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useStore } from "zustand/react";
import { useNeighbours, useRoom, useRoomView } from "@/connection";
import type { Chat } from "@/features/chat";
import { Portrait, useSpeakers } from "@/features/people";
import { useWords } from "@/i18n/words";
import { REACTION_FACES } from "@/lib/reaction-faces";

/** The same room without three dimensions: who is here, who speaks, who sings. */
export function ListView({ chat }: { chat: Chat }) {
  const t = useWords();
  const room = useRoom();
  const people = useNeighbours();
  const performance = useRoomView((view) => view.performance);
  const speakers = useSpeakers();
  const reactions = useReactions();
  const { bubbles } = useStore(chat.store);
  const onStage = new Set(
    performance.phase === "idle" ? [] : performance.performers.map(({ person }) => person),
  );
  // Nobody looks through a camera here: everything ahead counts as seen.
  useEffect(() => room.motion.look(0, 120), [room]);
  return (
    <ul
      aria-label={t("room.everybody")}
      className="mx-auto grid w-full max-w-5xl grid-cols-[repeat(auto-fit,9.5rem)] justify-center gap-3 p-4"
    >
      {people.map((person) => {
        const speaking = speakers.has(person.personId);
        const reaction = reactions.get(person.personId);
        const bubble = bubbles.get(person.personId);
        return (
          <li
            key={person.personId}
            data-person={person.personId}
            data-speaking={speaking}
            className={`relative flex flex-col items-center gap-2 rounded-2xl border bg-plum p-4 text-center transition-colors duration-150 ${speaking ? "border-mint" : onStage.has(person.personId) ? "border-brass" : "border-brass/12"} ${person.connected ? "" : "opacity-50"}`}
          >
            {reaction ? <Face reaction={reaction} /> : null}
            <span className="size-20 overflow-hidden rounded-full">
              <Portrait code={person.avatar} person={person.personId} />
            </span>
            <span dir="auto" className="max-w-full truncate font-medium">
              {person.name}
            </span>
            <span className="flex min-h-6 items-center gap-1.5 text-sm whitespace-nowrap text-bone/65">
              {onStage.has(person.personId) ? (
                <Badge tone="warm">{t("room.onStage")}</Badge>
              ) : person.microphoneOn && !person.muted ? (
                <>
                  <Mic aria-hidden className={`size-4 ${speaking ? "text-mint" : ""}`} />
                  {speaking ? t("room.speaking") : t("room.microphoneOn")}
                </>
              ) : (
                <>
                  <MicOff aria-hidden className="size-4" />
                  {person.muted ? t("room.muted") : t("room.listening")}
                </>
              )}
            </span>
            {bubble ? (
              <span className="rise line-clamp-3 w-full rounded-lg bg-ink px-2 py-1.5 text-sm break-words text-bone/90">
                {bubble}
              </span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** A reaction stays over somebody's picture for so long, ms. */
const SHOWN_MS = 3_000;

function useReactions(): ReadonlyMap<PersonId, Reaction> {
  const room = useRoom();
  const [shown, setShown] = useState<ReadonlyMap<PersonId, Reaction>>(new Map());
  useEffect(() => {
    const timers = new Map<PersonId, ReturnType<typeof setTimeout>>();
    const stop = room.on("reaction", ({ person, reaction }) => {
      clearTimeout(timers.get(person));
      setShown((before) => new Map(before).set(person, reaction));
      const end = () => setShown((before) => new Map([...before].filter(([other]) => other !== person)));
      timers.set(person, setTimeout(end, SHOWN_MS));
    });
    return () => {
      stop();
      for (const timer of timers.values()) clearTimeout(timer);
    };
  }, [room]);
  return shown;
}

function Face({ reaction }: { reaction: Reaction }) {
  const t = useWords();
  const { Icon, tone } = REACTION_FACES[reaction];
  const name = t(`common.reactions.${reaction}`);
  return <Icon role="img" aria-label={name} className={`rise absolute end-2 top-2 size-9 ${tone}`} />;
}
