"use client";
import { Badge } from "@karaverse/ui";
import { Mic, MicOff } from "lucide-react";
import { useEffect } from "react";
import { useRoom, useRoomView } from "@/connection";
import { Portrait, useSpeakers } from "@/features/people";

/** The same room without three dimensions: who is here, who speaks, who sings. */
export function ListView() {
  const room = useRoom();
  const people = useRoomView((view) => view.participants);
  const performance = useRoomView((view) => view.performance);
  const speakers = useSpeakers();
  const onStage = new Set(
    performance.phase === "idle" ? [] : performance.performers.map(({ person }) => person),
  );
  // Nobody looks through a camera here: everything ahead counts as seen.
  useEffect(() => room.motion.look(0, 120), [room]);
  return (
    <ul
      aria-label="Everybody here"
      className="mx-auto grid w-full max-w-5xl grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-3 p-4"
    >
      {people.map((person) => {
        const speaking = speakers.has(person.personId);
        return (
          <li
            key={person.personId}
            data-person={person.personId}
            data-speaking={speaking}
            className={`flex flex-col items-center gap-2 rounded-2xl border bg-plum p-4 text-center transition-colors duration-150 ${speaking ? "border-mint" : onStage.has(person.personId) ? "border-brass" : "border-brass/12"} ${person.connected ? "" : "opacity-50"}`}
          >
            <span className="size-20 overflow-hidden rounded-full">
              <Portrait code={person.avatar} person={person.personId} />
            </span>
            <span className="max-w-full truncate font-medium">{person.name}</span>
            <span className="flex min-h-6 items-center gap-1.5 text-sm text-bone/65">
              {onStage.has(person.personId) ? (
                <Badge tone="warm">On stage</Badge>
              ) : person.microphoneOn && !person.muted ? (
                <>
                  <Mic aria-hidden className={`size-4 ${speaking ? "text-mint" : ""}`} />
                  {speaking ? "speaking" : "microphone on"}
                </>
              ) : (
                <>
                  <MicOff aria-hidden className="size-4" />
                  {person.muted ? "muted" : "listening"}
                </>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
