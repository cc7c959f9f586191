"use client";
import type { HumanRecipe } from "@karaverse/avatars/recipe";
import clsx from "clsx";
import { type Ref, useEffect, useRef, useState } from "react";
import { AvatarEditor } from "@/features/avatar";
import { useWords } from "@/i18n/words";
import { PartBoundary } from "@/lib/part-boundary";

interface Props {
  /** The card, for who has to know what it covers. */
  ref: Ref<HTMLFormElement> | undefined;
  recipe: HumanRecipe;
  /** Rule W1. */
  file: string | null;
  onFile: (file: string | null) => void;
  name: string;
  isInRoom: boolean;
  className: string;
  onChange: (recipe: HumanRecipe) => void;
  onDone: () => void;
}

/** The entrance's card while somebody makes their avatar: half of a phone, so that the body is seen over it. */
export function OwnMaking({ ref, recipe, file, onFile, name, isInRoom, className, onChange, onDone }: Props) {
  const t = useWords();
  const [worn] = useState(recipe);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section
      ref={ref as Ref<HTMLElement>}
      aria-labelledby="making"
      onKeyDown={({ key }) => key === "Escape" && onDone()}
      className={clsx(className, isInRoom ? "h-[54dvh] sm:h-[min(44rem,100%)]" : "h-[min(44rem,100%)]")}
    >
      <h1
        id="making"
        ref={heading}
        tabIndex={-1}
        // Half of a phone is little: there the height is the sliders'.
        className="px-4 pt-4 font-display text-xl font-semibold outline-none max-sm:sr-only"
      >
        {t("avatar.title")}
      </h1>
      <div className="min-h-0 flex-1">
        <PartBoundary>
          <AvatarEditor
            worn={worn}
            file={file}
            onFile={onFile}
            name={name}
            draft={null}
            clear={null}
            needsPicture={!isInRoom}
            onChange={onChange}
            doneWords={t("avatar.done")}
            onDone={(made) => {
              onChange(made);
              onDone();
            }}
          />
        </PartBoundary>
      </div>
    </section>
  );
}
