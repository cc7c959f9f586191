"use client";
import { LIMITS, type Theme, type Visibility } from "@karaverse/protocol";
import { Button, Choices, Dialog, Field, Swatches, Trouble } from "@karaverse/ui";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { beSomebody } from "@/features/account";
import { createRoom } from "../model/lobby";
import { THEMES } from "./themes";

const SEEN: readonly { value: Visibility; label: string; note: string }[] = [
  { value: "public", label: "Public", note: "Everybody finds it in the lobby." },
  { value: "link", label: "By link", note: "Only who has the link finds it." },
  { value: "password", label: "Password", note: "Listed, and opened by a password." },
];

const SIZES = [8, 20, LIMITS.capacityDefault, 100, 300, LIMITS.capacityMax] as const;

export function CreateRoom({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Create a room" wide>
      <CreateRoomForm />
    </Dialog>
  );
}

function CreateRoomForm() {
  const router = useRouter();
  const [theme, setTheme] = useState<Theme>("lounge");
  const [visibility, setVisibility] = useState<Visibility>("public");
  const [size, setSize] = useState(String(LIMITS.capacityDefault));
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
        label="Name of the room"
        name="name"
        placeholder="Thursday at ours"
        maxLength={LIMITS.roomNameLength}
        autoComplete="off"
        required
      />
      <div className="flex flex-col gap-2">
        <span className="text-sm font-medium text-bone/85">Theme</span>
        <div className="[&>div]:grid-cols-3">
          <Swatches
            label="Theme"
            shape="card"
            value={theme}
            onChange={(next) => setTheme(next as Theme)}
            options={Object.entries(THEMES).map(([name, look]) => {
              return {
                value: name,
                name: look.name,
                content: (
                  <span className="block text-left" style={{ background: look.backdrop }}>
                    <span className="block h-20">
                      <look.Picture lively />
                    </span>
                    <span className="block bg-plum px-2.5 py-2 text-sm text-bone">{look.name}</span>
                  </span>
                ),
              };
            })}
          />
        </div>
        <p className="text-sm text-bone/65">{THEMES[theme].words}</p>
      </div>
      <div className="flex flex-col gap-2">
        <span className="text-sm font-medium text-bone/85">Who gets in</span>
        <Choices label="Who gets in" value={visibility} options={SEEN} onChange={setVisibility} />
        <p className="text-sm text-bone/65">{SEEN.find(({ value }) => value === visibility)?.note}</p>
      </div>
      {visibility === "password" ? (
        <Field
          label="Password of the room"
          name="password"
          type="text"
          autoComplete="off"
          maxLength={LIMITS.passwordLength}
          required
        />
      ) : null}
      <div className="flex flex-col gap-2">
        <Field
          label="People at most"
          type="number"
          inputMode="numeric"
          min={LIMITS.capacityMin}
          max={LIMITS.capacityMax}
          value={size}
          onChange={(event) => setSize(event.target.value)}
          note="Who comes to a full room may open a twin hall: the same stage, another crowd."
          required
        />
        <div className="flex flex-wrap gap-2">
          {SIZES.map((each) => (
            <Button
              key={each}
              size="small"
              aria-pressed={size === String(each)}
              onClick={() => setSize(String(each))}
              className="aria-pressed:border-brass aria-pressed:text-brass"
            >
              {each.toLocaleString("en")}
            </Button>
          ))}
        </div>
      </div>
      {trouble ? <Trouble>{trouble}</Trouble> : null}
      <Button type="submit" tone="main" size="large" disabled={busy}>
        {busy ? "Opening the room …" : "Open the room"}
      </Button>
    </form>
  );
}
