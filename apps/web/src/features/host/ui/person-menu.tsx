"use client";
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
import { useWords } from "@/i18n/words";
import { mayDo, rolesFor } from "../model/acts";
import { useTell } from "./use-tell";

/** What a host may do with somebody; nothing at all for everybody else. */
export function PersonMenu({ person }: { person: ParticipantView }) {
  const t = useWords();
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
        label={t("host.actsOn", { name: person.name })}
        side="left"
        trigger={
          <IconButton label={t("host.moreAbout", { name: person.name })} size="small">
            <MoreVertical aria-hidden className="size-5" />
          </IconButton>
        }
      >
        {can("mute") ? (
          <MenuItem onSelect={() => void tell("mute-participant", { person: who, muted: !person.muted })}>
            {person.muted ? t("host.unmute") : t("host.mute")}
          </MenuItem>
        ) : null}
        {can("place") ? (
          <MenuItem
            onSelect={() =>
              void tell("place-participant", { person: who, to: person.onStage ? "floor" : "stage" })
            }
          >
            {person.onStage ? t("host.downFromStage") : t("host.upToStage")}
          </MenuItem>
        ) : null}
        {roles.length > 0 ? <MenuLabel>{t("host.makeThem")}</MenuLabel> : null}
        {roles.map((role) => (
          <MenuItem key={role} onSelect={() => void tell("give-role", { person: who, role })}>
            {t(`people.roles.${role}`)}
          </MenuItem>
        ))}
        {can("remove") ? (
          <>
            <MenuLine />
            <MenuItem danger onSelect={() => setAsking("remove")}>
              {t("host.remove")}
            </MenuItem>
          </>
        ) : null}
        {can("ban") ? (
          <MenuItem danger onSelect={() => setAsking("ban")}>
            {t("host.ban")}
          </MenuItem>
        ) : null}
      </Menu>
      <Dialog
        open={asking !== null}
        onOpenChange={(open) => !open && setAsking(null)}
        title={t(asking === "ban" ? "host.banName" : "host.removeName", { name: person.name })}
        note={asking === "ban" ? t("host.banNote") : t("host.removeNote")}
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

/** Minutes; none: for good. */
const LENGTHS = [
  { value: "60", label: "host.forHour" },
  { value: "1440", label: "host.forDay" },
  { value: "10080", label: "host.forWeek" },
  { value: "", label: "host.untilLifted" },
] as const;

function GoodbyeForm({
  isBan,
  onSubmit,
}: {
  isBan: boolean;
  onSubmit: (reason: string, minutes: number | null) => void;
}) {
  const t = useWords();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const minutes = Number(form.get("minutes") ?? 0);
    onSubmit(String(form.get("reason") ?? ""), minutes > 0 ? minutes : null);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label={t("host.reason")}
        name="reason"
        maxLength={200}
        note={t("host.reasonNote")}
        autoComplete="off"
      />
      {isBan ? (
        <Select
          label={t("host.howLong")}
          name="minutes"
          options={LENGTHS.map(({ value, label }) => ({ value, label: t(label) }))}
        />
      ) : null}
      <Button type="submit" tone="live">
        {isBan ? t("host.ban") : t("host.remove")}
      </Button>
    </form>
  );
}
