import { z } from "zod";
import { command } from "../command";
import { Gesture } from "../ids";

/** Rule M4. */
export const gesture = command("gesture", { input: z.object({ gesture: Gesture }), right: "move" });
