"use client";
import { CLOTH_COLOURS, HAIR_COLOURS, HUMAN_LOOKS, SKINS } from "@karaverse/avatars/recipe";
import { Button, Swatches } from "@karaverse/ui";
import { Dices } from "lucide-react";
import { useState } from "react";
import { Portrait } from "@/features/people";
import { type Colour, colourOf, type Look, lookOf, randomLook, withColour } from "../model/look";

const PARTS: readonly { part: Colour; name: string; colours: readonly string[] }[] = [
  { part: "skin", name: "Skin", colours: SKINS },
  { part: "hair", name: "Hair", colours: HAIR_COLOURS },
  { part: "top", name: "Clothes", colours: CLOTH_COLOURS },
];

interface Props {
  look: Look;
  /** The chosen body stands in the room behind the card: no picture of it is needed here. */
  isInRoom: boolean;
  onChange: (look: Look) => void;
}

/** A face to be in the room: a look of the house, or chance, and colours on top. */
export function AvatarPicker({ look, isInRoom, onChange }: Props) {
  const [colours, setColours] = useState(false);
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 text-sm font-medium text-bone/85">Avatar</legend>
      <div className="flex items-start gap-3">
        {isInRoom ? null : (
          <div className="aspect-square w-28 shrink-0 overflow-hidden rounded-2xl border-2 border-brass/50">
            <Portrait recipe={look.recipe} />
          </div>
        )}
        <div className="min-w-0 flex-1">
          <Swatches
            label="Looks"
            shape="card"
            value={look.id ?? ""}
            onChange={(id) => {
              const chosen = HUMAN_LOOKS.find((one) => one.id === id);
              if (chosen) onChange(lookOf(chosen.recipe));
            }}
            options={HUMAN_LOOKS.map(({ id, name, recipe }) => ({
              value: id,
              name,
              content: <Portrait recipe={recipe} className="aspect-square w-full" />,
            }))}
          />
        </div>
      </div>
      <div className="flex items-center gap-4">
        <Button size="small" onClick={() => onChange(randomLook(Math.floor(Math.random() * 2 ** 32)))}>
          <Dices aria-hidden className="size-4" /> Random
        </Button>
        <button
          type="button"
          aria-expanded={colours}
          onClick={() => setColours(!colours)}
          className="min-h-9 text-sm text-brass underline-offset-4 hover:underline"
        >
          {colours ? "Fewer choices" : "Colours"}
        </button>
      </div>
      {colours
        ? PARTS.map(({ part, name, colours: list }) => (
            <div key={part} className="flex items-center gap-3">
              <span className="w-14 shrink-0 text-sm text-bone/75">{name}</span>
              <Swatches
                label={name}
                value={colourOf(look, part)}
                onChange={(colour) => onChange(withColour(look, part, colour))}
                options={list.map((colour, i) => ({
                  value: colour,
                  name: `${name} ${i + 1}`,
                  content: <span className="block size-full" style={{ background: colour }} />,
                }))}
              />
            </div>
          ))
        : null}
    </fieldset>
  );
}
