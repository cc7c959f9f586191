"use client";
import { CLOTH_COLOURS, HAIR_COLOURS, HUMAN_LOOKS, SKINS } from "@karaverse/avatars/recipe";
import { Button, Swatches } from "@karaverse/ui";
import { Dices, SlidersHorizontal } from "lucide-react";
import { type Ref, useState } from "react";
import { Portrait } from "@/features/people";
import { useWords } from "@/i18n/words";
import { lookWords } from "@/lib/look-words";
import { type Colour, codeOf, colourOf, type Look, lookOf, randomLook, withColour } from "../model/look";

const PARTS: readonly { part: Colour; colours: readonly string[] }[] = [
  { part: "skin", colours: SKINS },
  { part: "hair", colours: HAIR_COLOURS },
  { part: "top", colours: CLOTH_COLOURS },
];

const OWN = "own";

interface Props {
  look: Look;
  /** What was made here, or worn last time. */
  own: Look | null;
  /** The chosen body stands in the room behind the card: no picture of it is needed here. */
  isInRoom: boolean;
  onChange: (look: Look) => void;
  onOwn: () => void;
  /** Everything else about it. */
  onMake: () => void;
  makeRef: Ref<HTMLButtonElement>;
}

/** A face to be in the room: a look of the house, or chance, and colours on top. */
export function AvatarPicker({ look, own, isInRoom, onChange, onOwn, onMake, makeRef }: Props) {
  const t = useWords();
  const isOwn = own !== null && codeOf(own) === codeOf(look);
  const [colours, setColours] = useState(false);
  return (
    <fieldset className="flex flex-col gap-2 sm:gap-3">
      <legend className="mb-2 text-sm font-medium text-bone/85">{t("entrance.avatar")}</legend>
      <div className="flex items-start gap-3">
        {isInRoom ? null : (
          <div className="aspect-square w-28 shrink-0 overflow-hidden rounded-2xl border-2 border-brass/50">
            <Portrait recipe={look.recipe} />
          </div>
        )}
        <div className="min-w-0 flex-1">
          <Swatches
            label={t("entrance.looks")}
            shape={isInRoom ? "card-row" : "card"}
            value={isOwn ? OWN : (look.id ?? "")}
            onChange={(id) => {
              if (id === OWN) onOwn();
              const chosen = HUMAN_LOOKS.find((one) => one.id === id);
              if (chosen) onChange(lookOf(chosen.recipe));
            }}
            options={[
              ...(own
                ? [
                    {
                      value: OWN,
                      name: t("avatar.title"),
                      content: <Portrait recipe={own.recipe} className="aspect-square w-full" />,
                    },
                  ]
                : []),
              ...HUMAN_LOOKS.map((house) => ({
                value: house.id,
                name: lookWords(t, house),
                content: <Portrait recipe={house.recipe} className="aspect-square w-full" />,
              })),
            ]}
          />
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button size="small" onClick={() => onChange(randomLook(Math.floor(Math.random() * 2 ** 32)))}>
          <Dices aria-hidden className="size-4" /> {t("entrance.random")}
        </Button>
        <Button size="small" ref={makeRef} onClick={onMake}>
          <SlidersHorizontal aria-hidden className="size-4" /> {t("avatar.makeYourOwn")}
        </Button>
        <button
          type="button"
          aria-expanded={colours}
          onClick={() => setColours(!colours)}
          className="min-h-9 text-sm text-brass underline-offset-4 hover:underline"
        >
          {colours ? t("entrance.fewer") : t("entrance.colours")}
        </button>
      </div>
      {colours
        ? PARTS.map(({ part, colours: list }) => (
            <div key={part} className="flex items-center gap-3">
              <span className="w-14 shrink-0 text-sm text-bone/75">{t(`entrance.parts.${part}`)}</span>
              <Swatches
                label={t(`entrance.parts.${part}`)}
                value={colourOf(look, part)}
                onChange={(colour) => onChange(withColour(look, part, colour))}
                options={list.map((colour, i) => ({
                  value: colour,
                  name: `${t(`entrance.parts.${part}`)} ${i + 1}`,
                  content: <span className="block size-full" style={{ background: colour }} />,
                }))}
              />
            </div>
          ))
        : null}
    </fieldset>
  );
}
