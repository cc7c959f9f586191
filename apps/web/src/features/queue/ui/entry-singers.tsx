"use client";
import { Button, Menu, MenuItem, RoundButton } from "@karaverse/ui";
import { ArrowLeftRight, Check, UserPlus, X } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { useRoom, useRoomView } from "@/connection";
import type { QueueEntryView } from "@/connection/view";
import { colourOf, partSign, partWords } from "../../stage/model/parts";
import { chancesOf } from "../model/together";
import { tell } from "./tell";

/** Who sings an entry, who is asked, and what one can do about it (Rules Q12, Q13, P14). */
export function EntrySingers({ entry, isOnStage }: { entry: QueueEntryView; isOnStage: boolean }) {
  const room = useRoom();
  const people = useRoomView((view) => view.participants);
  const { me } = room;
  const { sings, mayInvite, mayLeave, join } = chancesOf(entry, me, isOnStage);
  const { id, parts, sharing, singers, wishes } = entry;
  const known = new Set([...singers, ...wishes].map(({ personId }) => personId));
  const others = people.filter(({ personId, connected }) => connected && !known.has(personId));
  const decline = (person: string) => void tell(room, "decline-singer", { entry: id, person });
  const isShown = singers.length > 1 || wishes.length > 0;
  if (!isShown && !join && !(mayInvite && others.length > 0)) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5 pt-1 pb-1 pl-7 text-sm">
      {isShown &&
        singers.map(({ personId, name }, part) => (
          <Chip key={personId} colour={colourOf(part, parts)}>
            <span className="truncate">{personId === me ? "You" : name}</span>
            {sharing !== "unison" && (
              <span className="text-bone/60" title={partWords(sharing, part, parts)}>
                {singers.length > FEW ? partSign(sharing, part, parts) : partWords(sharing, part, parts)}
              </span>
            )}
            {sings && personId !== me && sharing !== "unison" && !isOnStage && (
              <InChip
                label={`Swap parts with ${name}`}
                onClick={() => void tell(room, "swap-parts", { entry: id, with: personId })}
              >
                <ArrowLeftRight size={14} aria-hidden />
              </InChip>
            )}
          </Chip>
        ))}
      {wishes.map(({ personId, name, kind }) => (
        <Chip key={personId}>
          <span className="truncate">{personId === me ? "You" : name}</span>
          <span className="text-bone/60">{kind === "invited" ? "invited" : "asks"}</span>
          {sings && kind === "asking" && (
            <InChip
              label={`Let ${name} sing`}
              onClick={() => void tell(room, "invite-singers", { entry: id, people: [personId] })}
            >
              <Check size={14} aria-hidden />
            </InChip>
          )}
          {(sings || personId === me) && (
            <InChip
              label={
                personId === me
                  ? "Take it back"
                  : `${kind === "invited" ? "Do not invite" : "Refuse"} ${name}`
              }
              onClick={() => decline(personId)}
            >
              <X size={14} aria-hidden />
            </InChip>
          )}
        </Chip>
      ))}
      {mayInvite && others.length > 0 && (
        <Menu
          label={`Who is to sing ${entry.title} with you`}
          side="bottom"
          trigger={
            <Button size="small" tone="quiet" aria-label={`Sing ${entry.title} with others`}>
              <UserPlus aria-hidden className="size-4" /> Sing with
            </Button>
          }
        >
          {others.slice(0, MOST_SHOWN).map(({ personId, name }) => (
            <MenuItem
              key={personId}
              onSelect={() => void tell(room, "invite-singers", { entry: id, people: [personId] })}
            >
              {name}
            </MenuItem>
          ))}
        </Menu>
      )}
      {join && (
        <Button
          size="small"
          tone={join === "invited" ? "main" : "quiet"}
          disabled={join === "asked"}
          aria-label={`${JOIN_WORDS[join]}: ${entry.title}`}
          onClick={() => void tell(room, "join-entry", { entry: id })}
        >
          <UserPlus aria-hidden className="size-4" /> {JOIN_WORDS[join]}
        </Button>
      )}
      {mayLeave && (
        <Button
          size="small"
          tone="quiet"
          aria-label={`Do not sing ${entry.title}`}
          onClick={() => void tell(room, "leave-entry", { entry: id })}
        >
          Leave
        </Button>
      )}
    </div>
  );
}

/** More singers than these are told their parts in a sign instead of in words. */
const FEW = 3;

/** A menu of a full hall would be longer than any screen. */
const MOST_SHOWN = 12;

const JOIN_WORDS = { join: "Join", invited: "Sing along", asked: "Asked" } as const;

function Chip({ colour, children }: { colour?: string; children: ReactNode }) {
  return (
    <span
      className={`flex min-h-8 max-w-full items-center gap-1.5 whitespace-nowrap rounded-full border px-2.5 ${colour ? "border-bone/15" : "border-bone/15 border-dashed text-bone/75"}`}
      style={colour ? { color: colour } : undefined}
    >
      {children}
    </span>
  );
}

const InChip = (props: ComponentProps<typeof RoundButton>) => (
  <RoundButton tone="bare" size="tiny" className="-mr-1.5" {...props} />
);
