"use client";
import { EXPRESSIONS } from "@karaverse/avatars/face";
import { useEffect } from "react";
import type { OwnFace } from "../model/own-face";

/** Shorter than this a key was not meant to be held, ms. */
const TAP_MS = 350;

/** Shift and 1 to 6 put an expression on: as long as they are held, or for a moment. */
export function useExpressionKeys(own: OwnFace, isTyping: (target: EventTarget | null) => boolean): void {
  useEffect(() => {
    let held: { code: string; since: number } | null = null;
    const down = (event: KeyboardEvent) => {
      const { code, repeat, shiftKey, ctrlKey, metaKey, altKey, target } = event;
      if (repeat || !shiftKey || ctrlKey || metaKey || altKey || isTyping(target)) return;
      const expression = /^Digit[1-6]$/.test(code) ? EXPRESSIONS[Number(code.slice(5)) - 1] : undefined;
      if (!expression) return;
      held = { code, since: event.timeStamp };
      own.wear(expression, true);
    };
    const up = (event: KeyboardEvent) => {
      if (event.code !== held?.code) return;
      const { expression } = own.face;
      own.wear(event.timeStamp - held.since < TAP_MS ? expression : null);
      held = null;
    };
    const release = () => {
      if (held) own.wear(null);
      held = null;
    };
    window.addEventListener("keydown", down);
    window.addEventListener("keyup", up);
    window.addEventListener("blur", release);
    return () => {
      window.removeEventListener("keydown", down);
      window.removeEventListener("keyup", up);
      window.removeEventListener("blur", release);
      release();
    };
  }, [own, isTyping]);
}
