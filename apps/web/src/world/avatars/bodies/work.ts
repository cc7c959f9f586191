import type { HumanAvatar } from "@karaverse/avatars/human";
import type { HumanRecipe } from "@karaverse/avatars/recipe";

/** How finely a body is made: 0 near, 1 across a table, 2 across a hall. */
export type Level = 0 | 1 | 2;

/** What the worker is asked; it answers one after another. */
export type Work =
  | { kind: "pack"; url: string }
  | { kind: "body"; id: number; recipe: HumanRecipe; level: Level };

export type Done =
  | { kind: "pack" }
  | { kind: "no-pack"; why: string }
  | { kind: "body"; id: number; body: Body }
  | { kind: "no-body"; id: number; why: string };

/** A body as it travels from the worker: its buffers change hands. */
export type Body = HumanAvatar;
