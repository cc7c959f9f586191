"use client";
import { HOLDS, LIMITS, type Theme, type Visibility } from "@karaverse/protocol";
import { Button, Choices, Dialog, Field, Swatches, Trouble } from "@karaverse/ui";
import { useRouter } from "next/navigation";
import { useFormatter } from "next-intl";
import { type FormEvent, useState } from "react";
import { beSomebody } from "@/features/account";
import { useWords } from "@/i18n/words";
import { HALL_SIZES } from "@/lib/hall-sizes";
import { createRoom } from "../model/lobby";
import { THEMES } from "./themes";

const SEEN: readonly Visibility[] = ["public", "link", "password"];

export function CreateRoom({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useWords();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("lobby.create")} wide>
      <CreateRoomForm />
    </Dialog>
  );
}

function CreateRoomForm() {
  const t = useWords();
  const format = useFormatter();
  const router = useRouter();
  const [theme, setTheme] = useState<Theme>("lounge");
  const [visibility, setVisibility] = useState<Visibility>("public");
  // Null until somebody says otherwise: as many as the place is made for.
  const [chosen, setChosen] = useState<string | null>(null);
  const size = chosen ?? String(HOLDS[theme]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = String(form.get("password") ?? "");
    setBusy(true);
    try {
      await beSomebody();
      const room = await createRoom({
        name: String(form.get("name") ?? "").trim(),
        theme,
        visibility,
        capacity: Number(size),
        ...(visibility === "password" && { password }),
      });
      router.push(`/r/${room.slug}`);
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
      <Field
        label={t("lobby.nameLabel")}
        name="name"
        placeholder={t("lobby.namePlaceholder")}
        maxLength={LIMITS.roomNameLength}
        autoComplete="off"
        required
      />
      <div className="flex flex-col gap-2">
        <span className="text-sm font-medium text-bone/85">{t("lobby.theme")}</span>
        {/* Five: in one row where it is wide, else two over three. */}
        <div className="max-sm:[&>div]:grid-cols-6 max-sm:[&>div>*]:col-span-2 max-sm:[&>div>:nth-of-type(-n+2)]:col-span-3 sm:[&>div]:grid-cols-5">
          <Swatches
            label={t("lobby.theme")}
            shape="card"
            value={theme}
            onChange={(next) => setTheme(next as Theme)}
            options={Object.entries(THEMES).map(([value, look]) => {
              const name = t(look.name);
              return {
                value,
                name,
                content: (
                  <span className="flex h-full flex-col text-start" style={{ background: look.backdrop }}>
                    <span className="block h-20 shrink-0">
                      <look.Picture lively />
                    </span>
                    <span className="grow bg-plum px-2.5 py-2 text-sm text-bone">{name}</span>
                  </span>
                ),
              };
            })}
          />
        </div>
        <p className="text-sm text-bone/65">{t(THEMES[theme].words, { people: HOLDS[theme] })}</p>
      </div>
      <div className="flex flex-col gap-2">
        <span className="text-sm font-medium text-bone/85">{t("lobby.whoGetsIn")}</span>
        <Choices
          label={t("lobby.whoGetsIn")}
          value={visibility}
          options={SEEN.map((value) => ({ value, label: t(`lobby.seen.${value}.label`) }))}
          onChange={setVisibility}
        />
        <p className="text-sm text-bone/65">{t(`lobby.seen.${visibility}.note`)}</p>
      </div>
      {visibility === "password" ? (
        <Field
          label={t("lobby.passwordLabel")}
          name="password"
          type="text"
          autoComplete="off"
          maxLength={LIMITS.passwordLength}
          required
        />
      ) : null}
      <div className="flex flex-col gap-2">
        <Field
          label={t("lobby.atMost")}
          type="number"
          inputMode="numeric"
          min={LIMITS.capacityMin}
          max={LIMITS.capacityMax}
          value={size}
          onChange={(event) => setChosen(event.target.value)}
          note={t("lobby.twinNote")}
          required
        />
        <div className="flex gap-1.5 sm:gap-2">
          {HALL_SIZES.map((each) => (
            <Button
              key={each}
              size="small"
              aria-pressed={size === String(each)}
              onClick={() => setChosen(String(each))}
              className="aria-pressed:border-brass aria-pressed:text-brass max-sm:flex-1 max-sm:px-1"
            >
              {format.number(each)}
            </Button>
          ))}
        </div>
      </div>
      {trouble ? <Trouble>{trouble}</Trouble> : null}
      <Button type="submit" tone="main" size="large" disabled={busy}>
        {busy ? t("lobby.opening") : t("lobby.open")}
      </Button>
    </form>
  );
}
