"use client";
import type { PersonId } from "@karaverse/protocol";
import { Badge, IconButton, Slider } from "@karaverse/ui";
import { Eye, EyeOff, Mic, MicOff, Signal, SignalLow, SignalZero, SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { type ParticipantView, useNeighbours, useRoom } from "@/connection";
import { CopyLink, PersonMenu, useTell } from "@/features/host";
import { useDesk, useDeskView } from "@/features/voice";
import { useWords } from "@/i18n/words";
import { OtherHalls, PeopleElsewhere } from "./other-halls";
import { Portrait } from "./portrait";
import { useSpeakers } from "./use-speakers";

/** Everybody in the same hall: how loud they are for me, and who they are in the room. */
export function PeoplePanel() {
  const t = useWords();
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
      <ul aria-label={t("people.list")} className="flex flex-col gap-1 p-3">
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
  const t = useWords();
  const [open, setOpen] = useState(false);
  const role = person.admin ? "admin" : person.role === "guest" ? null : person.role;
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
            <span dir="auto" className="truncate font-medium">
              {person.name}
            </span>
            {isMe ? <span className="text-sm text-bone/60">{t("people.you")}</span> : null}
            {role ? <Badge tone="warm">{t(`people.roles.${role}`)}</Badge> : null}
          </span>
          <span className="flex items-center gap-1.5 text-sm text-bone/65">
            <MicrophoneWords person={person} speaking={speaking} />
            <Quality person={person.personId} />
          </span>
        </span>
        {isMe ? null : (
          <IconButton
            label={t("people.volumeOf", { name: person.name })}
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
  const t = useWords();
  if (!person.connected) return <>{t("people.lostConnection")}</>;
  if (person.muted)
    return (
      <>
        <MicOff aria-hidden className="size-3.5 text-coral" /> {t("people.mutedBy")}
      </>
    );
  if (!person.microphoneOn)
    return (
      <>
        <MicOff aria-hidden className="size-3.5" /> {t("room.listening")}
      </>
    );
  return (
    <>
      <Mic aria-hidden className={`size-3.5 ${speaking ? "text-mint" : ""}`} />{" "}
      {speaking ? t("room.speaking") : t("room.microphoneOn")}
    </>
  );
}

type QualityName = `people.quality.${"excellent" | "good" | "poor" | "lost"}`;

const QUALITIES: Record<string, { name: QualityName; Icon: typeof Signal; tone: string }> = {
  excellent: { name: "people.quality.excellent", Icon: Signal, tone: "text-mint" },
  good: { name: "people.quality.good", Icon: Signal, tone: "text-mint" },
  poor: { name: "people.quality.poor", Icon: SignalLow, tone: "text-brass" },
  lost: { name: "people.quality.lost", Icon: SignalZero, tone: "text-coral" },
};

function Quality({ person }: { person: PersonId }) {
  const t = useWords();
  const { quality } = useDeskView();
  const known = QUALITIES[quality.get(person) ?? ""];
  if (!known) return null;
  return (
    <span title={t(known.name)} className="ms-auto">
      <known.Icon aria-hidden className={`size-4 ${known.tone}`} />
      <span className="sr-only">{t(known.name)}</span>
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
  const t = useWords();
  const desk = useDesk();
  const spatial = desk.voice?.spatial;
  const [heard, setHeard] = useState(() => spatial?.volumeOf(person.personId) ?? 1);
  const [muted, setMuted] = useState(heard === 0);
  return (
    <div className="flex flex-col gap-1 ps-14 pe-1 pt-1">
      <Slider
        label={t("people.volumeOf", { name: person.name })}
        hideLabel
        value={heard || (muted ? 0 : 1)}
        min={0}
        max={2}
        step={0.05}
        words={(value) => t("common.percent", { n: Math.round(value * 100) })}
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
          <MicOff aria-hidden className="size-4" /> {t("people.muteForMe")}
        </button>
        <button type="button" aria-pressed={followed} className={TOGGLE} onClick={onFollow}>
          {followed ? <EyeOff aria-hidden className="size-4" /> : <Eye aria-hidden className="size-4" />}
          {followed ? t("people.stopFollowing") : t("people.follow")}
        </button>
      </div>
    </div>
  );
}

const TOGGLE =
  "inline-flex min-h-9 items-center gap-1.5 rounded-lg border border-bone/15 px-3 text-sm transition-colors duration-150 hover:border-brass/60 aria-pressed:border-brass aria-pressed:text-brass";
