import { z } from "zod";
import { command } from "../command";

/** Rule M8. A thing is named by its prop in the scene. */
export const take = command("take", {
  input: z.object({ thing: z.string().min(1).max(64) }),
  right: "move",
  refusals: ["thing-taken", "thing-unknown", "thing-too-far"],
});

/** Rule M8. */
export const putBack = command("put-back", { input: z.object({}), right: "move" });
