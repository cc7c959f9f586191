"use client";
import { Swatches } from "@karaverse/ui";
import clsx from "clsx";
import { Ban, Pipette } from "lucide-react";
import { useWords } from "@/i18n/words";

interface Props {
  label: string;
  value: string | null;
  palette: readonly string[];
  canBeNone: boolean;
  onPick: (colour: string | null) => void;
  /** While the browser's own colour field is moved about. */
  onTurn: (colour: string) => void;
}

const NONE = "none";

/** Colours that suit the house, and any other. */
export function ColourPick({ label, value, palette, canBeNone, onPick, onTurn }: Props) {
  const t = useWords();
  const isOther = value !== null && !palette.includes(value);
  const none = {
    value: NONE,
    name: t("avatar.choices.none"),
    content: <Ban aria-hidden className="mx-auto size-4 text-bone/60" />,
  };
  return (
    <div className="flex min-h-11 items-start gap-x-3 gap-y-1.5 py-1.5 max-sm:flex-col">
      <span className="w-28 shrink-0 pt-1 text-[15px] leading-tight text-balance">{label}</span>
      <div className="flex flex-wrap gap-2">
        <Swatches
          label={label}
          shape="round-among"
          value={value ?? NONE}
          onChange={(next) => onPick(next === NONE ? null : next)}
          options={[
            ...(canBeNone ? [none] : []),
            ...palette.map((colour, n) => ({
              value: colour,
              name: `${label} ${n + 1}`,
              content: <span className="block size-full" style={{ background: colour }} />,
            })),
          ]}
        />
        <label
          title={t("avatar.anyColour", { thing: label })}
          className={clsx(
            "relative grid size-8 cursor-pointer place-items-center overflow-hidden rounded-full border-2 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-brass",
            isOther ? "scale-110 border-brass" : "border-bone/20 hover:border-bone/60",
          )}
          style={isOther ? { background: value } : undefined}
        >
          <Pipette
            aria-hidden
            className={clsx("size-4", isOther ? "text-bone mix-blend-difference" : "text-bone/75")}
          />
          <input
            type="color"
            aria-label={t("avatar.anyColour", { thing: label })}
            value={value ?? "#888888"}
            onChange={({ target }) => onTurn(target.value.toLowerCase())}
            className="absolute inset-0 size-full cursor-pointer opacity-0"
          />
        </label>
      </div>
    </div>
  );
}
