import type { HumanRecipe } from "@karaverse/avatars/recipe";
import type { ReactNode } from "react";
import { FlatPortrait, Portrait } from "@/features/people";
import type { Choice } from "../model/parts";
import { changed, type Path } from "../model/path";
import { BottomDrawing, DressDrawing, PatternDrawing, ShoeDrawing, TopDrawing } from "./garment-drawing";

interface Props {
  path: Path;
  choice: Choice;
  recipe: HumanRecipe;
}

/** What a choice looks like, small, in the colours of who is being made; words alone where it is no thing to see. */
export function ChoiceCue({ path, choice, recipe }: Props): ReactNode {
  const chosen = changed(recipe, path, choice);
  switch (path) {
    case "style":
      return <Portrait recipe={chosen} className="aspect-square w-full" />;
    // What lies over what is chosen would hide it.
    case "hair.style":
      return <Head recipe={{ ...chosen, hat: { ...chosen.hat, style: "none" } }} />;
    case "faceHair":
    case "glasses":
    case "hat.style":
      return <Head recipe={chosen} />;
    case "jewellery.ears":
      return (
        <Square>
          <path
            d="M18 12q12-6 13 6 0 6-5 9-2 6-6 4"
            fill="none"
            stroke="#f5efe6"
            strokeOpacity=".5"
            strokeWidth="2"
          />
          <Earring style={chosen.jewellery.ears} metal={chosen.jewellery.colour} />
        </Square>
      );
    case "jewellery.neck":
      return (
        <Square>
          <path
            d="M17 6v12q-8 4-10 8M31 6v12q8 4 10 8"
            fill="none"
            stroke="#f5efe6"
            strokeOpacity=".5"
            strokeWidth="2"
          />
          <Necklace style={chosen.jewellery.neck} metal={chosen.jewellery.colour} />
        </Square>
      );
    case "top.style":
      return (
        <Square>
          <TopDrawing {...chosen.top} />
        </Square>
      );
    case "bottom.style":
      return (
        <Square>
          <BottomDrawing {...chosen.bottom} />
        </Square>
      );
    case "dress.style":
      return (
        <Square>
          <DressDrawing {...chosen.dress} />
        </Square>
      );
    case "shoes.style":
      return (
        <Square>
          <ShoeDrawing {...chosen.shoes} />
        </Square>
      );
    case "top.pattern":
      return <Pattern of={chosen.top} />;
    case "bottom.pattern":
      return <Pattern of={chosen.bottom} />;
    case "dress.pattern":
      return <Pattern of={chosen.dress} />;
    default:
      return null;
  }
}

function Square({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 48 48" className="mx-auto size-12" aria-hidden="true">
      {children}
    </svg>
  );
}

function Head({ recipe }: { recipe: HumanRecipe }) {
  return <FlatPortrait recipe={recipe} className="aspect-square w-full" />;
}

function Pattern({ of }: { of: Pick<HumanRecipe["top"], "pattern" | "colour" | "accent"> }) {
  return (
    <Square>
      <PatternDrawing pattern={of.pattern} colour={of.colour} accent={of.accent} />
    </Square>
  );
}

function Earring({ style, metal }: { style: HumanRecipe["jewellery"]["ears"]; metal: string }) {
  switch (style) {
    case "none":
      return null;
    case "studs":
      return <circle cx="21" cy="32" r="2.5" fill={metal} />;
    case "hoops":
      return <circle cx="21" cy="38" r="6" fill="none" stroke={metal} strokeWidth="2" />;
    case "drops":
      return <path d="M21 31v5q-4 5 0 8 4-3 0-8" fill={metal} stroke={metal} strokeWidth="1.2" />;
  }
}

function Necklace({ style, metal }: { style: HumanRecipe["jewellery"]["neck"]; metal: string }) {
  switch (style) {
    case "none":
      return null;
    case "choker":
      return <path d="M17 13q7 4 14 0" fill="none" stroke={metal} strokeWidth="4" />;
    case "pearls":
      return (
        <path
          d="M16 19q8 13 16 0"
          fill="none"
          stroke={metal}
          strokeWidth="4"
          strokeLinecap="round"
          strokeDasharray="0.1 5"
        />
      );
    case "chain":
      return <path d="M15 20q9 20 18 0" fill="none" stroke={metal} strokeWidth="2" strokeDasharray="2.5 1" />;
    case "pendant":
      return (
        <>
          <path d="M16 19q8 14 16 0" fill="none" stroke={metal} strokeWidth="1.2" />
          <path d="M24 26l4 5-4 6-4-6z" fill={metal} />
        </>
      );
  }
}
