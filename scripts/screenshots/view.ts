import type { Page } from "@playwright/test";
import type { House } from "./house";

/** What pictures are taken of, reached once for all sizes. */
export interface View {
  page: Page;
  /** Resolves when everything is there again, in the size that the page has now. */
  settle(): Promise<void>;
  leave(): Promise<void>;
}
export type Screen = (house: House) => Promise<View>;

export const closing = (page: Page) => (): Promise<void> => page.context().close();
