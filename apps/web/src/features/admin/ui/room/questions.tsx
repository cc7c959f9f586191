"use client";
import { type AdminAct, LIMITS, type PersonDetail } from "@karaverse/protocol";
import { Field, Select } from "@karaverse/ui";
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

const Reason = () => <Field label="Reason" name="reason" maxLength={LIMITS.reasonLength} />;
const reasonIn = (form: FormData): string => String(form.get("reason") ?? "");

/** A ban's length, as a field; `minutesIn` reads it back. */
export const BanLength = () => (
  <Select
    label="For how long"
    name="length"
    defaultValue="1"
    options={BAN_LENGTHS.map(({ words }, i) => ({ value: String(i), label: words }))}
  />
);
export const minutesIn = (form: FormData): number | null =>
  BAN_LENGTHS[Number(form.get("length"))]?.minutes ?? null;

export function QuestionDialog({ question, onClose, onAct }: QuestionDialogProps) {
  switch (question.about) {
    case "kick": {
      const { personId: person, name } = question.person;
      return (
        <AskDialog
          title={`Remove ${name} from the room?`}
          verb="Remove"
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
          title={`Ban ${name} from this room?`}
          verb="Ban"
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
          title="Tell everybody in the room"
          verb="Announce"
          onClose={onClose}
          onConfirm={(form) => onAct({ act: "announce", text: String(form.get("text")) })}
        >
          <Field label="Announcement" name="text" required maxLength={LIMITS.announcementLength} />
        </AskDialog>
      );
    case "close":
      return (
        <AskDialog
          title="Close this room for good?"
          note="Everybody inside is told and leaves. Scores stay."
          verb="Close the room"
          danger
          onClose={onClose}
          onConfirm={(form) => onAct({ act: "close", reason: reasonIn(form) })}
        >
          <Reason />
        </AskDialog>
      );
  }
}
