"use client";
import type { PersonId, Role } from "@karaverse/protocol";
import { Badge, IconButton, Slider } from "@karaverse/ui";
import { Eye, EyeOff, Mic, MicOff, Signal, SignalLow, SignalZero, SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { type ParticipantView, useNeighbours, useRoom } from "@/connection";
import { CopyLink, PersonMenu, useTell } from "@/features/host";
import { useDesk, useDeskView } from "@/features/voice";
import { OtherHalls, PeopleElsewhere } from "./other-halls";
import { Portrait } from "./portrait";
import { useSpeakers } from "./use-speakers";

const ROLE_NAMES: Record<Role, string | null> = {
  guest: null,
  singer: "Singer",
  moderator: "Moderator",
  host: "Host",
  owner: "Owner",
};

/** Everybody in the same hall: how loud they are for me, and who they are in the room. */
export function PeoplePanel() {
  const room = useRoom();
  const people = useNeighbours();
  const speakers = useSpeakers();
  const [followed, setFollowed] = useState<PersonId | null>(null);
  const tell = useTell();
  const others = people.filter(({ personId }) => personId !== room.me);
  const me = people.find(({ personId }) => personId === room.me);
  const follow = async (person: PersonId) => {
    const next = followed === person ? null : person;
    if (await tell("follow", { person: next })) setFollowed(next);
  };
  return (
    <>
      <OtherHalls />
      <ul aria-label="People in the room" className="flex flex-col gap-1 p-3">
        {[...(me ? [me] : []), ...others].map((person) => (
          <PersonRow
            key={person.personId}
            person={person}
            isMe={person === me}
            speaking={speakers.has(person.personId)}
            followed={followed === person.personId}
            onFollow={() => void follow(person.personId)}
          />
        ))}
      </ul>
      <PeopleElsewhere />
      <div className="px-5 pb-5">
        <CopyLink />
      </div>
    </>
  );
}

interface RowProps {
  person: ParticipantView;
  isMe: boolean;
  speaking: boolean;
  followed: boolean;
  onFollow: () => void;
}

function PersonRow({ person, isMe, speaking, followed, onFollow }: RowProps) {
  const [open, setOpen] = useState(false);
  const role = person.admin ? "Admin" : ROLE_NAMES[person.role];
  return (
    <li
      data-person={person.personId}
      data-speaking={speaking}
      data-muted={person.muted}
      className={`rounded-xl px-2 py-1.5 ${open ? "bg-ink/60" : ""} ${person.connected ? "" : "opacity-55"}`}
    >
      <div className="flex items-center gap-3">
        <span
          className={`size-11 shrink-0 overflow-hidden rounded-full border-2 transition-colors duration-150 ${speaking ? "border-mint" : "border-bone/15"}`}
        >
          <Portrait code={person.avatar} person={person.personId} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-2">
            <span className="truncate font-medium">{person.name}</span>
            {isMe ? <span className="text-sm text-bone/60">(you)</span> : null}
            {role ? <Badge tone="warm">{role}</Badge> : null}
          </span>
          <span className="flex items-center gap-1.5 text-sm text-bone/65">
            <MicrophoneWords person={person} speaking={speaking} />
            <Quality person={person.personId} />
          </span>
        </span>
        {isMe ? null : (
          <IconButton
            label={`Volume of ${person.name}`}
            size="small"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <SlidersHorizontal aria-hidden className="size-5" />
          </IconButton>
        )}
        <PersonMenu person={person} />
      </div>
      {open ? <ForMe person={person} followed={followed} onFollow={onFollow} /> : null}
    </li>
  );
}

function MicrophoneWords({ person, speaking }: { person: ParticipantView; speaking: boolean }) {
  if (!person.connected) return <>connection lost, coming back</>;
  if (person.muted)
    return (
      <>
        <MicOff aria-hidden className="size-3.5 text-coral" /> muted by a moderator
      </>
    );
  if (!person.microphoneOn)
    return (
      <>
        <MicOff aria-hidden className="size-3.5" /> listening
      </>
    );
  return (
    <>
      <Mic aria-hidden className={`size-3.5 ${speaking ? "text-mint" : ""}`} />{" "}
      {speaking ? "speaking" : "microphone on"}
    </>
  );
}

const QUALITIES: Record<string, { name: string; Icon: typeof Signal; tone: string }> = {
  excellent: { name: "Connection is excellent", Icon: Signal, tone: "text-mint" },
  good: { name: "Connection is good", Icon: Signal, tone: "text-mint" },
  poor: { name: "Connection is poor", Icon: SignalLow, tone: "text-brass" },
  lost: { name: "Connection is lost", Icon: SignalZero, tone: "text-coral" },
};

function Quality({ person }: { person: PersonId }) {
  const { quality } = useDeskView();
  const known = QUALITIES[quality.get(person) ?? ""];
  if (!known) return null;
  return (
    <span title={known.name} className="ml-auto">
      <known.Icon aria-hidden className={`size-4 ${known.tone}`} />
      <span className="sr-only">{known.name}</span>
    </span>
  );
}

/** Only the own ears: nobody else hears of it. */
function ForMe({
  person,
  followed,
  onFollow,
}: {
  person: ParticipantView;
  followed: boolean;
  onFollow: () => void;
}) {
  const desk = useDesk();
  const spatial = desk.voice?.spatial;
  const [heard, setHeard] = useState(() => spatial?.volumeOf(person.personId) ?? 1);
  const [muted, setMuted] = useState(heard === 0);
  return (
    <div className="flex flex-col gap-1 pt-1 pr-1 pl-14">
      <Slider
        label={`Volume of ${person.name}`}
        hideLabel
        value={heard || (muted ? 0 : 1)}
        min={0}
        max={2}
        step={0.05}
        words={(value) => `${Math.round(value * 100)} %`}
        onChange={(value) => {
          setHeard(value);
          desk.voice?.setVolume(person.personId, value);
        }}
      />
      <div className="flex flex-wrap gap-2 pb-1">
        <button
          type="button"
          aria-pressed={muted}
          className={TOGGLE}
          onClick={() => {
            desk.voice?.setMutedForMe(person.personId, !muted);
            setMuted(!muted);
          }}
        >
          <MicOff aria-hidden className="size-4" /> Mute for me
        </button>
        <button type="button" aria-pressed={followed} className={TOGGLE} onClick={onFollow}>
          {followed ? <EyeOff aria-hidden className="size-4" /> : <Eye aria-hidden className="size-4" />}
          {followed ? "Stop following" : "Follow"}
        </button>
      </div>
    </div>
  );
}

const TOGGLE =
  "inline-flex min-h-9 items-center gap-1.5 rounded-lg border border-bone/15 px-3 text-sm transition-colors duration-150 hover:border-brass/60 aria-pressed:border-brass aria-pressed:text-brass";
