import { z } from "zod";
import { AvatarCode } from "../avatar";
import { command } from "../command";
import { PersonName } from "../ids";

/** Rules J5, W2. A new name or another avatar, for oneself. */
export const updateSelf = command("update-self", {
  input: z.object({ name: PersonName.optional(), avatar: AvatarCode.optional() }),
  refusals: ["not-your-avatar"],
});
