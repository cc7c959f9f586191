"use client";
import { Direction } from "radix-ui";
import { createContext, type ReactNode, useContext } from "react";

/** Says "close", or what is closed by its title. */
type CloseWords = (thing?: string) => string;

const Close = createContext<CloseWords | null>(null);

export function useCloseWords(): CloseWords {
  const close = useContext(Close);
  if (!close) throw new Error("Components that speak stand below UiWords.");
  return close;
}

interface Props {
  direction: "ltr" | "rtl";
  close: CloseWords;
  children: ReactNode;
}

/** The few words that components say by themselves, and from which side one reads. */
export function UiWords({ direction, close, children }: Props) {
  return (
    <Direction.Provider dir={direction}>
      <Close value={close}>{children}</Close>
    </Direction.Provider>
  );
}
