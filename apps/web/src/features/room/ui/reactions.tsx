"use client";
import { EXPRESSIONS } from "@karaverse/avatars/face";
import { DANCES, GESTURES, isDance, REACTIONS, type Reaction } from "@karaverse/protocol";
import { toast, whereFrom } from "@karaverse/ui";
import { useEffect, useRef, useState } from "react";
import { useRoom } from "@/connection";
import { useFaces } from "@/features/faces";
import { useWords } from "@/i18n/words";
import { REACTION_FACES } from "@/lib/reaction-faces";
import type { PanelsModel } from "../model/panels";
import { emote, nextDance } from "./emote";

const GESTURE_LOOK =
  "min-h-10 rounded-lg px-3 text-sm text-bone/90 transition-colors duration-150 hover:bg-bone/10";

/** What one says without words: over the head, and with the body. */
export function Reactions({ panels }: { panels: PanelsModel }) {
  const t = useWords();
  const room = useRoom();
  const faces = useFaces();
  const first = useRef<HTMLButtonElement>(null);
  const [dances, setDances] = useState(false);
  const [origin] = useState(whereFrom);
  const close = () => {
    panels.react(false);
    origin?.focus();
  };
  useEffect(() => {
    first.current?.focus();
  }, []);
  const react = async (reaction: Reaction) => {
    const answer = await room.ask("react", { reaction });
    if (!answer.ok) toast.error(answer.message);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame and legend
    <div
      role="group"
      aria-label={t("room.reactions")}
      onKeyDown={(event) => event.key === "Escape" && close()}
      className="rise pointer-events-auto flex max-w-[calc(100vw-1rem)] flex-col gap-1.5 rounded-2xl border border-brass/15 bg-plum p-2 shadow-2xl shadow-black/50"
    >
      <div className="flex justify-between gap-1">
        {REACTIONS.map((reaction, i) => {
          const { Icon, tone } = REACTION_FACES[reaction];
          const name = t(`common.reactions.${reaction}`);
          return (
            <button
              key={reaction}
              ref={i === 0 ? first : null}
              type="button"
              aria-label={name}
              title={name}
              onClick={() => void react(reaction)}
              className="grid size-13 place-items-center rounded-xl transition-colors duration-150 hover:bg-bone/10 active:bg-bone/20"
            >
              <Icon aria-hidden className={`size-7 ${tone}`} />
            </button>
          );
        })}
      </div>
      <div className="grid grid-cols-3 gap-1 border-t border-brass/12 pt-1.5">
        {GESTURES.map((gesture) => {
          if (gesture === "none" || (isDance(gesture) && gesture !== "dance")) return null;
          if (gesture !== "dance")
            return (
              <button
                key={gesture}
                type="button"
                onClick={() => void emote(room, gesture)}
                className={GESTURE_LOOK}
              >
                {t(`room.gestures.${gesture}`)}
              </button>
            );
          return (
            <button
              key={gesture}
              type="button"
              aria-expanded={dances}
              onClick={() => {
                setDances(true);
                void emote(room, nextDance(room));
              }}
              className={GESTURE_LOOK}
            >
              {t("room.gestures.dance")}{" "}
            </button>
          );
        })}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div
        role="group"
        aria-label={t("room.faces.label")}
        className="grid grid-cols-3 gap-1 border-t border-brass/12 pt-1.5"
      >
        {EXPRESSIONS.map((expression, n) => (
          <button
            key={expression}
            type="button"
            title={t("room.faces.key", { number: n + 1 })}
            onClick={() => faces?.own.wear(expression)}
            className={GESTURE_LOOK}
          >
            {t(`room.faces.${expression}`)}
          </button>
        ))}
      </div>
      {dances && (
        // biome-ignore lint/a11y/useSemanticElements: as above
        <div
          role="group"
          aria-label={t("room.dances.label")}
          className="grid grid-cols-3 gap-1 border-t border-brass/12 pt-1.5"
        >
          {DANCES.map((dance) => (
            <button
              key={dance}
              type="button"
              onClick={() => void emote(room, dance)}
              className={GESTURE_LOOK}
            >
              {t(`room.dances.${dance}`)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
