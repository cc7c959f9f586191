"use client";
import { type AdminAct, LIMITS, type PersonDetail } from "@karaverse/protocol";
import { Field, Select } from "@karaverse/ui";
import { useWords } from "@/i18n/words";
import { BAN_LENGTHS } from "../../model/words";
import { AskDialog } from "../ask-dialog";

/** What is asked before it is done. */
export type Question =
  | { about: "kick"; person: PersonDetail }
  | { about: "ban"; person: PersonDetail }
  | { about: "announce" }
  | { about: "close" };

interface QuestionDialogProps {
  question: Question;
  onClose(): void;
  onAct(act: AdminAct): Promise<unknown>;
}

function Reason() {
  const t = useWords();
  return <Field label={t("admin.reason")} name="reason" maxLength={LIMITS.reasonLength} />;
}
const reasonIn = (form: FormData): string => String(form.get("reason") ?? "");

/** A ban's length, as a field; `minutesIn` reads it back. */
export function BanLength() {
  const t = useWords();
  return (
    <Select
      label={t("admin.forHowLong")}
      name="length"
      defaultValue="1"
      options={BAN_LENGTHS.map(({ length }, i) => ({
        value: String(i),
        label: t(`admin.banLengths.${length}`),
      }))}
    />
  );
}
export const minutesIn = (form: FormData): number | null =>
  BAN_LENGTHS[Number(form.get("length"))]?.minutes ?? null;

export function QuestionDialog({ question, onClose, onAct }: QuestionDialogProps) {
  const t = useWords();
  switch (question.about) {
    case "kick": {
      const { personId: person, name } = question.person;
      return (
        <AskDialog
          title={t("admin.removeFrom", { name })}
          verb={t("admin.remove")}
          danger
          onClose={onClose}
          onConfirm={(form) => onAct({ act: "kick", person, reason: reasonIn(form) })}
        >
          <Reason />
        </AskDialog>
      );
    }
    case "ban": {
      const { personId: person, name } = question.person;
      return (
        <AskDialog
          title={t("admin.banFromRoom", { name })}
          verb={t("admin.ban")}
          danger
          onClose={onClose}
          onConfirm={(form) =>
            onAct({ act: "ban", person, reason: reasonIn(form), minutes: minutesIn(form) })
          }
        >
          <Reason />
          <BanLength />
        </AskDialog>
      );
    }
    case "announce":
      return (
        <AskDialog
          title={t("admin.tellEverybody")}
          verb={t("admin.announce")}
          onClose={onClose}
          onConfirm={(form) => onAct({ act: "announce", text: String(form.get("text")) })}
        >
          <Field label={t("admin.announcement")} name="text" required maxLength={LIMITS.announcementLength} />
        </AskDialog>
      );
    case "close":
      return (
        <AskDialog
          title={t("admin.closeForGood")}
          note={t("admin.closeNote")}
          verb={t("admin.closeRoom")}
          danger
          onClose={onClose}
          onConfirm={(form) => onAct({ act: "close", reason: reasonIn(form) })}
        >
          <Reason />
        </AskDialog>
      );
  }
}
