import type { CommandName, RequestOf } from "@karaverse/protocol";
import { toast } from "@karaverse/ui";
import type { RoomConnection } from "@/connection";

/** Asks the room, and says so when it refuses. */
export async function tell<Name extends CommandName>(
  room: RoomConnection,
  name: Name,
  input: RequestOf<Name>,
): Promise<boolean> {
  const answer = await room.ask(name, input);
  if (!answer.ok) toast.error(answer.message);
  return answer.ok;
}
