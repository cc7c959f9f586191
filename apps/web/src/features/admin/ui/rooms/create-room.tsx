"use client";
import { LIMITS, THEMES } from "@karaverse/protocol";
import { Field, Select } from "@karaverse/ui";
import { useState } from "react";
import { THEME_NAMES } from "@/lib/theme-names";
import { admin } from "../../model/ask";
import { AskDialog } from "../ask-dialog";

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
      <Select
        label="Theme"
        name="theme"
        options={THEMES.map((theme) => ({ value: theme, label: THEME_NAMES[theme] }))}
      />
      <Select
        label="Who may come"
        value={visibility}
        onChange={(event) => setVisibility(event.target.value)}
        options={[
          { value: "public", label: "Everybody" },
          { value: "link", label: "Whoever has the link" },
          { value: "password", label: "Whoever knows the password" },
        ]}
      />
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
        label="Size of each hall"
        name="capacity"
        type="number"
        inputMode="numeric"
        list="sizes"
        required
        min={LIMITS.capacityMin}
        max={LIMITS.capacityMax}
        defaultValue={LIMITS.capacityDefault}
        note={`At most ${LIMITS.capacityMax.toLocaleString("en")}. Who comes to a full hall may open a twin.`}
      />
      <datalist id="sizes">
        {[8, 20, 40, 100, 300, LIMITS.capacityMax].map((size) => (
          <option key={size} value={size} />
        ))}
      </datalist>
    </AskDialog>
  );
}
