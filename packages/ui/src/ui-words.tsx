"use client";
import { Direction } from "radix-ui";
import { createContext, type ReactNode, useContext } from "react";

/** Says "close", or what is closed by its title. */
type CloseWords = (thing?: string) => string;

interface OwnWords {
  close: CloseWords;
  tryAgain: string;
  looking: string;
  /** Where passing words appear. */
  passing: string;
}

const Words = createContext<OwnWords | null>(null);

export function useOwnWords(): OwnWords {
  const words = useContext(Words);
  if (!words) throw new Error("Components that speak stand below UiWords.");
  return words;
}

interface Props {
  direction: "ltr" | "rtl";
  words: OwnWords;
  children: ReactNode;
}

/** The few words that components say by themselves, and from which side one reads. */
export function UiWords({ direction, words, children }: Props) {
  return (
    <Direction.Provider dir={direction}>
      <Words value={words}>{children}</Words>
    </Direction.Provider>
  );
}
