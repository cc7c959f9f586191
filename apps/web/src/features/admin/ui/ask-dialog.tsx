"use client";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Act, Trouble } from "./parts";

export interface AskDialogProps {
  title: string;
  /** The word on the button that does it. */
  verb: string;
  danger?: boolean;
  children?: ReactNode;
  onClose(): void;
  /** May refuse by throwing; the dialog then stays with the reason. */
  onConfirm(form: FormData): Promise<unknown>;
}

/** A question before something is done, with the fields it needs; Escape and "Cancel" do nothing. */
export function AskDialog({ title, verb, danger = false, children, onClose, onConfirm }: AskDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

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
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-label={title}
      className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-xl border border-brass/12 bg-plum p-5 text-bone backdrop:bg-ink/70"
    >
      <form onSubmit={submit} className="flex flex-col gap-4">
        <h2 className="font-display text-xl">{title}</h2>
        {children}
        {trouble && <Trouble>{trouble}</Trouble>}
        <div className="flex justify-end gap-2">
          <Act onClick={onClose}>Cancel</Act>
          <Act type="submit" tone={danger ? "danger" : "main"} disabled={busy}>
            {verb}
          </Act>
        </div>
      </form>
    </dialog>
  );
}
