"use client";
import type { Role } from "@karaverse/protocol";
import {
  Button,
  Dialog,
  Field,
  IconButton,
  Menu,
  MenuItem,
  MenuLabel,
  MenuLine,
  Select,
} from "@karaverse/ui";
import { MoreVertical } from "lucide-react";
import { type FormEvent, useState } from "react";
import { type ParticipantView, useMyRank, useRoom } from "@/connection";
import { mayDo, rolesFor } from "../model/acts";
import { useTell } from "./use-tell";

const ROLE_NAMES: Record<Role, string> = {
  guest: "Guest",
  singer: "Singer",
  moderator: "Moderator",
  host: "Host",
  owner: "Owner",
};

/** What a host may do with somebody; nothing at all for everybody else. */
export function PersonMenu({ person }: { person: ParticipantView }) {
  const room = useRoom();
  const actor = { rank: useMyRank(), personId: room.me };
  const tell = useTell();
  const [asking, setAsking] = useState<"remove" | "ban" | null>(null);
  const can = (action: Parameters<typeof mayDo>[1]) => mayDo(actor, action, person);
  const roles = rolesFor(actor, person);
  const who = person.personId;
  if (!can("mute") && !can("place") && roles.length === 0) return null;
  return (
    <>
      <Menu
        label={`Acts on ${person.name}`}
        side="left"
        trigger={
          <IconButton label={`More about ${person.name}`} size="small">
            <MoreVertical aria-hidden className="size-5" />
          </IconButton>
        }
      >
        {can("mute") ? (
          <MenuItem onSelect={() => void tell("mute-participant", { person: who, muted: !person.muted })}>
            {person.muted ? "Let them speak again" : "Mute"}
          </MenuItem>
        ) : null}
        {can("place") ? (
          <MenuItem
            onSelect={() =>
              void tell("place-participant", { person: who, to: person.onStage ? "floor" : "stage" })
            }
          >
            {person.onStage ? "Down from the stage" : "Up to the stage"}
          </MenuItem>
        ) : null}
        {roles.length > 0 ? <MenuLabel>Make them</MenuLabel> : null}
        {roles.map((role) => (
          <MenuItem key={role} onSelect={() => void tell("give-role", { person: who, role })}>
            {ROLE_NAMES[role]}
          </MenuItem>
        ))}
        {can("remove") ? (
          <>
            <MenuLine />
            <MenuItem danger onSelect={() => setAsking("remove")}>
              Remove
            </MenuItem>
          </>
        ) : null}
        {can("ban") ? (
          <MenuItem danger onSelect={() => setAsking("ban")}>
            Ban
          </MenuItem>
        ) : null}
      </Menu>
      <Dialog
        open={asking !== null}
        onOpenChange={(open) => !open && setAsking(null)}
        title={asking === "ban" ? `Ban ${person.name}` : `Remove ${person.name}`}
        note={
          asking === "ban"
            ? "They leave, and can't come back until the ban ends."
            : "They leave, and may come back by the door."
        }
      >
        <GoodbyeForm
          isBan={asking === "ban"}
          onSubmit={(reason, minutes) => {
            setAsking(null);
            if (asking === "ban") void tell("ban-participant", { person: who, reason, minutes });
            else void tell("remove-participant", { person: who, reason });
          }}
        />
      </Dialog>
    </>
  );
}

const LENGTHS = [
  { value: "60", label: "For an hour" },
  { value: "1440", label: "For a day" },
  { value: "10080", label: "For a week" },
  { value: "", label: "Until somebody lifts it" },
];

function GoodbyeForm({
  isBan,
  onSubmit,
}: {
  isBan: boolean;
  onSubmit: (reason: string, minutes: number | null) => void;
}) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const minutes = Number(form.get("minutes") ?? 0);
    onSubmit(String(form.get("reason") ?? ""), minutes > 0 ? minutes : null);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field label="Reason" name="reason" maxLength={200} note="They are told this." autoComplete="off" />
      {isBan ? <Select label="How long" name="minutes" options={LENGTHS} /> : null}
      <Button type="submit" tone="live">
        {isBan ? "Ban" : "Remove"}
      </Button>
    </form>
  );
}
