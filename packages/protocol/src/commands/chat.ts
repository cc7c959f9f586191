import { z } from "zod";
import { command } from "../command";
import { words } from "../ids";
import { LIMITS } from "../limits";

/** Rule X3. */
export const chat = command("chat", {
  input: z.object({ text: words(LIMITS.chatLength).min(1) }),
  right: "chat",
});
