import { z } from "zod";
import { command } from "../command";

/** Rule M2. */
export const sit = command("sit", {
  input: z.object({ seat: z.string().min(1).max(64) }),
  right: "move",
  refusals: ["seat-taken", "seat-unknown"],
});

/** Rule M2. */
export const stand = command("stand", { input: z.object({}), right: "move" });
