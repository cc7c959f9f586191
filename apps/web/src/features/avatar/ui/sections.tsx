"use client";
import type { HumanRecipe } from "@karaverse/avatars/recipe";
import { Choices, Slider, Swatches } from "@karaverse/ui";
import { useState } from "react";
import { useWords } from "@/i18n/words";
import type { Choice, Control, Section } from "../model/parts";
import { type Path, valueAt } from "../model/path";
import type { Studio } from "../model/studio";
import { ChoiceCue } from "./choice-cue";
import { ColourPick } from "./colour-pick";
import { FEATURE_FACES } from "./faces/pictures";

interface Props {
  sections: readonly Section[];
  recipe: HumanRecipe;
  studio: Studio;
}

export function Sections({ sections, recipe, studio }: Props) {
  const t = useWords();
  return sections.map(({ group, controls }) => (
    <fieldset key={group} className="mb-5">
      <legend className="mb-1 font-display text-[15px] font-semibold text-brass">
        {t(`avatar.groups.${group}`)}
      </legend>
      {controls.map((control) => (
        <Row key={control.path} control={control} recipe={recipe} studio={studio} />
      ))}
    </fieldset>
  ));
}

/** A hundred sliders more, for who asks for them. */
export function Details(props: Props) {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  if (props.sections.length === 0) return null;
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="mb-3 min-h-9 content-center rounded-lg text-[15px] text-brass">
        {t("avatar.details")}
      </summary>
      {isOpen ? <Sections {...props} /> : null}
    </details>
  );
}

function Row({ control, recipe, studio }: { control: Control; recipe: HumanRecipe; studio: Studio }) {
  const t = useWords();
  const label = t(`avatar.aspects.${control.aspect}`);
  const value = valueAt(recipe, control.path);
  switch (control.kind) {
    case "slider":
      return (
        <Slider
          label={label}
          cue={<FaceCue path={control.path} />}
          value={Number(value)}
          min={control.min}
          max={control.max}
          step={1}
          {...(control.unit && { words: (height: number) => t("avatar.cm", { height }) })}
          onChange={(next) => studio.turn(control.path, next)}
        />
      );
    case "colour":
      return (
        <ColourPick
          label={label}
          value={value === null ? null : String(value)}
          palette={control.palette}
          canBeNone={control.canBeNone}
          onPick={(next) => studio.pick(control.path, next)}
          onTurn={(next) => studio.turn(control.path, next)}
        />
      );
    case "choice": {
      const { options, path } = control;
      const words = (choice: Choice) => t(`avatar.choices.${nameOf(path, choice)}`);
      const pick = (next: string) => studio.pick(path, next);
      if (options.length <= 3 && path !== "style" && path !== "dress.style")
        return (
          <div className="my-2">
            <Choices
              label={label}
              value={String(value)}
              options={options.map((choice) => ({ value: choice, label: words(choice) }))}
              onChange={pick}
            />
          </div>
        );
      return (
        <div className="my-2">
          <Swatches
            label={label}
            shape="card"
            value={String(value)}
            onChange={pick}
            options={options.map((choice) => ({
              value: choice,
              name: words(choice),
              content: (
                <span className="flex h-full flex-col">
                  <ChoiceCue path={path} choice={choice} recipe={recipe} />
                  <span className="grid min-h-9 grow place-items-center px-1 py-1 text-center text-xs leading-tight text-balance hyphens-auto [overflow-wrap:anywhere]">
                    {words(choice)}
                  </span>
                </span>
              ),
            }))}
          />
        </div>
      );
    }
  }
}

/** What words say badly: a face of these features alone. */
function FaceCue({ path }: { path: Path }) {
  const picture = FEATURE_FACES[path];
  // biome-ignore lint/performance/noImgElement: of the house, and small
  return picture ? <img src={picture.src} alt="" className="my-1 size-12 shrink-0 rounded-lg" /> : null;
}

/** A cut of hair and a top have the same name in recipes. */
const nameOf = (path: Path, choice: Choice) =>
  path === "top.style" && choice === "crop" ? "crop-top" : choice;
