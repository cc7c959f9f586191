import { z } from "zod";
import { command } from "../command";
import { AvatarCode, PersonName } from "../ids";

/** Rule J5. A new name or another avatar, for oneself. */
export const updateSelf = command("update-self", {
  input: z.object({ name: PersonName.optional(), avatar: AvatarCode.optional() }),
});
