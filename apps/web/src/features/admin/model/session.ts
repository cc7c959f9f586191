import { createStore } from "zustand/vanilla";

/** How often one has signed in again while these pages stood open, and whether one has to. */
export const session = createStore<{ isOver: boolean; round: number }>(() => ({ isOver: false, round: 0 }));

export const endSession = (): void => session.setState({ isOver: true });

export const renewSession = (): void =>
  session.setState(({ round }) => ({ isOver: false, round: round + 1 }));
