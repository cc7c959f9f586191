import { z } from "zod";
import { command } from "../command";

/** Rule V1. Asked on entering and again whenever the voice connection was lost for good. */
export const voiceToken = command("voice-token", {
  input: z.object({ device: z.enum(["desktop", "phone"]) }),
  output: z.object({
    /** LiveKit access token that lets listen; the browser connects to its own origin + "/livekit". */
    token: z.string(),
    /** Whether the permission to speak will follow; false while muted by a moderator. */
    mayPublish: z.boolean(),
  }),
  right: "speak",
  refusals: ["voice-unavailable"],
});

/** Tells the others whether the own microphone is open; carries no permission. */
export const setMicrophone = command("set-microphone", {
  input: z.object({ on: z.boolean() }),
  right: "speak",
});
