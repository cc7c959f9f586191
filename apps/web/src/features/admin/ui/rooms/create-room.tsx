"use client";
import { LIMITS, THEMES } from "@karaverse/protocol";
import { Field, Select } from "@karaverse/ui";
import { useState } from "react";
import { useWords } from "@/i18n/words";
import { admin } from "../../model/ask";
import { AskDialog } from "../ask-dialog";

export function CreateRoom({ onClose, onCreated }: { onClose(): void; onCreated(): void }) {
  const t = useWords();
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
    <AskDialog title={t("admin.createRoom")} verb={t("admin.create")} onClose={onClose} onConfirm={create}>
      <Field label={t("admin.name")} name="name" required maxLength={LIMITS.roomNameLength} />
      <Select
        label={t("admin.theme")}
        name="theme"
        options={THEMES.map((theme) => ({ value: theme, label: t(`common.themes.${theme}`) }))}
      />
      <Select
        label={t("admin.whoMayCome")}
        value={visibility}
        onChange={(event) => setVisibility(event.target.value)}
        options={[
          { value: "public", label: t("admin.seen.public") },
          { value: "link", label: t("admin.seen.link") },
          { value: "password", label: t("admin.seen.password") },
        ]}
      />
      {visibility === "password" && (
        <Field
          label={t("admin.password")}
          name="password"
          required
          maxLength={LIMITS.passwordLength}
          autoComplete="off"
        />
      )}
      <Field
        label={t("admin.hallSize")}
        name="capacity"
        type="number"
        inputMode="numeric"
        list="sizes"
        required
        min={LIMITS.capacityMin}
        max={LIMITS.capacityMax}
        defaultValue={LIMITS.capacityDefault}
        note={t("admin.hallSizeNote", { most: LIMITS.capacityMax })}
      />
      <datalist id="sizes">
        {[8, 20, 40, 100, 300, LIMITS.capacityMax].map((size) => (
          <option key={size} value={size} />
        ))}
      </datalist>
    </AskDialog>
  );
}
