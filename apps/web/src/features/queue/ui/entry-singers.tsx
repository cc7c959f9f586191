"use client";
import { Button, Menu, MenuItem, RoundButton } from "@karaverse/ui";
import { ArrowLeftRight, Check, UserPlus, X } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { useRoom, useRoomView } from "@/connection";
import type { QueueEntryView } from "@/connection/view";
import { useWords } from "@/i18n/words";
import { colourOf, partSign, partWords } from "../../stage/model/parts";
import { chancesOf } from "../model/together";
import { tell } from "./tell";

/** Who sings an entry, who is asked, and what one can do about it (Rules Q12, Q13, P14). */
export function EntrySingers({ entry, isOnStage }: { entry: QueueEntryView; isOnStage: boolean }) {
  const t = useWords();
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
    <div className="flex flex-wrap items-center gap-1.5 ps-7 pt-1 pb-1 text-sm">
      {isShown &&
        singers.map(({ personId, name }, part) => (
          <Chip key={personId} colour={colourOf(part, parts)}>
            <span className="truncate">{personId === me ? t("common.you") : name}</span>
            {sharing !== "unison" && (
              <span className="text-bone/60" title={partWords(t, sharing, part, parts)}>
                {singers.length > FEW
                  ? partSign(t, sharing, part, parts)
                  : partWords(t, sharing, part, parts)}
              </span>
            )}
            {sings && personId !== me && sharing !== "unison" && !isOnStage && (
              <InChip
                label={t("queue.swap", { name })}
                onClick={() => void tell(room, "swap-parts", { entry: id, with: personId })}
              >
                <ArrowLeftRight size={14} aria-hidden />
              </InChip>
            )}
          </Chip>
        ))}
      {wishes.map(({ personId, name, kind }) => (
        <Chip key={personId}>
          <span className="truncate">{personId === me ? t("common.you") : name}</span>
          <span className="text-bone/60">{kind === "invited" ? t("queue.invited") : t("queue.asks")}</span>
          {sings && kind === "asking" && (
            <InChip
              label={t("queue.letSing", { name })}
              onClick={() => void tell(room, "invite-singers", { entry: id, people: [personId] })}
            >
              <Check size={14} aria-hidden />
            </InChip>
          )}
          {(sings || personId === me) && (
            <InChip
              label={
                personId === me
                  ? t("queue.takeBack")
                  : t(kind === "invited" ? "queue.uninvite" : "queue.refuse", { name })
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
          label={t("queue.whoWith", { title: entry.title })}
          side="bottom"
          trigger={
            <Button size="small" tone="quiet" aria-label={t("queue.withOthers", { title: entry.title })}>
              <UserPlus aria-hidden className="size-4" /> {t("queue.singWith")}
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
          aria-label={`${t(`queue.join.${join}`)}: ${entry.title}`}
          onClick={() => void tell(room, "join-entry", { entry: id })}
        >
          <UserPlus aria-hidden className="size-4" /> {t(`queue.join.${join}`)}
        </Button>
      )}
      {mayLeave && (
        <Button
          size="small"
          tone="quiet"
          aria-label={t("queue.doNotSing", { title: entry.title })}
          onClick={() => void tell(room, "leave-entry", { entry: id })}
        >
          {t("queue.leave")}
        </Button>
      )}
    </div>
  );
}

/** More singers than these are told their parts in a sign instead of in words. */
const FEW = 3;

/** A menu of a full hall would be longer than any screen. */
const MOST_SHOWN = 12;

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
  <RoundButton tone="bare" size="tiny" className="-me-1.5" {...props} />
);
