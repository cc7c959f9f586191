"use client";
import { LIMITS } from "@karaverse/protocol";
import { useState } from "react";
import { admin } from "../../model/ask";
import { AskDialog } from "../ask-dialog";
import { Choice, Field } from "../parts";

export function CreateRoom({ onClose, onCreated }: { onClose(): void; onCreated(): void }) {
  const [visibility, setVisibility] = useState("public");
  const create = async (form: FormData) => {
    const password = String(form.get("password") ?? "");
    await admin.createRoom({
      name: String(form.get("name")),
      theme: String(form.get("theme")),
      visibility,
      capacity: Number(form.get("capacity")),
      ...(visibility === "password" && { password }),
    });
    onCreated();
  };
  return (
    <AskDialog title="Create a room" verb="Create" onClose={onClose} onConfirm={create}>
      <Field label="Name" name="name" required maxLength={LIMITS.roomNameLength} />
      <Choice label="Theme" name="theme">
        <option value="lounge">Lounge</option>
        <option value="box">Box</option>
        <option value="open-air">Open air</option>
      </Choice>
      <Choice label="Who may come" value={visibility} onChange={(event) => setVisibility(event.target.value)}>
        <option value="public">Everybody</option>
        <option value="link">Whoever has the link</option>
        <option value="password">Whoever knows the password</option>
      </Choice>
      {visibility === "password" && (
        <Field
          label="Password"
          name="password"
          required
          maxLength={LIMITS.passwordLength}
          autoComplete="off"
        />
      )}
      <Field
        label="Size"
        name="capacity"
        type="number"
        min={LIMITS.capacityMin}
        max={LIMITS.capacityMax}
        defaultValue={LIMITS.capacityDefault}
      />
    </AskDialog>
  );
}
