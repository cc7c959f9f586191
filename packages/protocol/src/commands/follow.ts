import { z } from "zod";
import { command } from "../command";
import { PersonId } from "../ids";

/** Rule S3. Keeps somebody in sight wherever they stand; null lets go. */
export const follow = command("follow", {
  input: z.object({ person: PersonId.nullable() }),
  refusals: ["not-here"],
});
