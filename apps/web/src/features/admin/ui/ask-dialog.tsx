"use client";
import { Button, Dialog, Trouble } from "@karaverse/ui";
import { type FormEvent, type ReactNode, useState } from "react";
import { useWords } from "@/i18n/words";

export interface AskDialogProps {
  title: string;
  /** One sentence under the title. */
  note?: string;
  /** The word on the button that does it. */
  verb: string;
  danger?: boolean;
  children?: ReactNode;
  onClose(): void;
  /** May refuse by throwing; the dialog then stays with the reason. */
  onConfirm(form: FormData): Promise<unknown>;
}

/** A question before something is done, with the fields it needs; Escape and "Cancel" do nothing. */
export function AskDialog({
  title,
  note,
  verb,
  danger = false,
  children,
  onClose,
  onConfirm,
}: AskDialogProps) {
  const t = useWords();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    setTrouble(null);
    try {
      await onConfirm(new FormData(event.currentTarget));
      onClose();
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} note={note}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        {children}
        {trouble && <Trouble>{trouble}</Trouble>}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" tone={danger ? "danger" : "main"} disabled={busy}>
            {verb}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
