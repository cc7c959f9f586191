import type { RoomConnection } from "@/connection";
import type { VoiceDesk } from "../../voice";
import { tell } from "./tell";

/** Rule P1, from a button or from the microphone on its stand. */
export async function takeMicrophone(room: RoomConnection, desk: VoiceDesk, entry: string): Promise<void> {
  // From this click the browser lets us sound and asks for the microphone.
  await desk.start();
  await tell(room, "take-microphone", { entry });
}
