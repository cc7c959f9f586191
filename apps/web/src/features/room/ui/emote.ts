import type { Gesture } from "@karaverse/protocol";
import { toast } from "@karaverse/ui";
import type { RoomConnection } from "@/connection";

/** Shown at once on the own body, then by the server to those who see it (Rule M4). */
export async function emote(room: RoomConnection, gesture: Gesture): Promise<void> {
  room.motion.gesture(gesture);
  const answer = await room.ask("gesture", { gesture });
  if (!answer.ok) toast.error(answer.message);
}
