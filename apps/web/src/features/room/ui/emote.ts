import { DANCES, type Dance, type Gesture, isDance } from "@karaverse/protocol";
import { toast } from "@karaverse/ui";
import type { RoomConnection } from "@/connection";

const danced = new WeakMap<RoomConnection, Dance>();

/** Shown at once on the own body, then by the server to those who see it (Rule M4). */
export async function emote(room: RoomConnection, gesture: Gesture): Promise<void> {
  if (isDance(gesture)) danced.set(room, gesture);
  room.motion.gesture(gesture);
  const answer = await room.ask("gesture", { gesture });
  if (!answer.ok) toast.error(answer.message);
}

/** Each time another one, all of them in turn. */
export function nextDance(room: RoomConnection): Dance {
  const before = danced.get(room);
  return DANCES[((before ? DANCES.indexOf(before) : -1) + 1) % DANCES.length] ?? "dance";
}
