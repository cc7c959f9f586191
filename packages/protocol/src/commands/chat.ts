import { z } from "zod";
import { command } from "../command";
import { LIMITS } from "../limits";

/** Rule X3. */
export const chat = command("chat", {
  input: z.object({ text: z.string().trim().min(1).max(LIMITS.chatLength) }),
  right: "chat",
});
