"use client";
import { decodeHuman, encodeHuman, HUMAN_LOOKS, type HumanRecipe } from "@karaverse/avatars/recipe";
import { Button, Field, Swatches, toast } from "@karaverse/ui";
import { Copy, Download } from "lucide-react";
import { useState } from "react";
import { Portrait } from "@/features/people";
import { useWords } from "@/i18n/words";
import { lookWords } from "@/lib/look-words";
import { sectionsOf } from "../model/parts";
import type { Studio } from "../model/studio";
import { LookAlike } from "./look-alike";
import { OwnVrm } from "./own-vrm";
import { Sections } from "./sections";

interface Props {
  recipe: HumanRecipe;
  studio: Studio;
  /** Of who it will be. */
  name: string;
  /** Rule W1. */
  file: string | null;
  onFile: (file: string | null) => void;
}

/** Chats break long words into lines, and no recipe has a space. */
const pastedIn = (text: string): HumanRecipe | null => decodeHuman(text.replace(/\s+/g, ""));

/** Somebody to start from: of the house, or by the recipe that a friend sent. */
export function StylePage({ recipe, studio, name, file, onFile }: Props) {
  const t = useWords();
  const [code, setCode] = useState("");
  const [isWriting, setWriting] = useState(false);
  const isPasted = code.trim() !== "";
  const pasted = isPasted ? pastedIn(code) : null;
  const mine = encodeHuman(recipe);
  const copy = () =>
    navigator.clipboard.writeText(mine).then(
      () => toast.success(t("avatar.copied")),
      () => toast.error(t("avatar.notCopied")),
    );
  const takeWith = async () => {
    setWriting(true);
    try {
      const { save, vrmFile, vrmNameOf } = await import("../model/vrm-file");
      save(await vrmFile(recipe, name || t("avatar.title")), vrmNameOf(name));
    } catch {
      toast.error(t("avatar.notWritten"));
    }
    setWriting(false);
  };
  return (
    <div className="flex flex-col gap-4">
      <div className="-mb-4">
        <Sections sections={sectionsOf("style", recipe)} recipe={recipe} studio={studio} />
      </div>
      <p aria-hidden className="-mb-3 font-display text-[15px] font-semibold text-brass">
        {t("avatar.looks")}
      </p>
      <Swatches
        label={t("avatar.looks")}
        shape="card"
        value={HUMAN_LOOKS.find((look) => encodeHuman(look.recipe) === mine)?.id ?? ""}
        onChange={(id) => {
          const look = HUMAN_LOOKS.find((one) => one.id === id);
          if (look) studio.take(look.recipe);
        }}
        options={HUMAN_LOOKS.map((look) => ({
          value: look.id,
          name: lookWords(t, look),
          content: <Portrait recipe={look.recipe} className="aspect-square w-full" />,
        }))}
      />
      <LookAlike recipe={recipe} onFound={studio.take} />
      <div className="flex flex-col gap-2">
        <Field
          label={t("avatar.paste")}
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={code}
          trouble={isPasted && !pasted ? t("avatar.noRecipe") : null}
          onChange={({ target }) => {
            setCode(target.value);
            const found = pastedIn(target.value);
            if (found) studio.take(found);
          }}
        />
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={() => void copy()}>
            <Copy aria-hidden className="size-4" /> {t("avatar.copy")}
          </Button>
          <Button size="small" disabled={isWriting} onClick={() => void takeWith()}>
            <Download aria-hidden className="size-4" /> {t("avatar.takeWith")}
          </Button>
        </div>
      </div>
      <OwnVrm file={file} onFile={onFile} />
    </div>
  );
}
