"use client";
import { HOLDS, LIMITS, THEMES, type Theme } from "@karaverse/protocol";
import { Field, Select } from "@karaverse/ui";
import { useState } from "react";
import { useWords } from "@/i18n/words";
import { HALL_SIZES } from "@/lib/hall-sizes";
import { admin } from "../../model/ask";
import { AskDialog } from "../ask-dialog";

export function CreateRoom({ onClose, onCreated }: { onClose(): void; onCreated(): void }) {
  const t = useWords();
  const [visibility, setVisibility] = useState("public");
  const [theme, setTheme] = useState<Theme>(THEMES[0]);
  // Null until somebody says otherwise: as many as the place is made for.
  const [capacity, setCapacity] = useState<string | null>(null);
  const create = async (form: FormData) => {
    const password = String(form.get("password") ?? "");
    await admin.createRoom({
      name: String(form.get("name")),
      theme,
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
        value={theme}
        onChange={(event) => setTheme(event.target.value as Theme)}
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
        value={capacity ?? String(HOLDS[theme])}
        onChange={(event) => setCapacity(event.target.value)}
        note={t("admin.hallSizeNote", { most: LIMITS.capacityMax })}
      />
      <datalist id="sizes">
        {HALL_SIZES.map((size) => (
          <option key={size} value={size} />
        ))}
      </datalist>
    </AskDialog>
  );
}
