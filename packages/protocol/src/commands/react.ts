import { z } from "zod";
import { command } from "../command";
import { Reaction } from "../ids";

export const react = command("react", { input: z.object({ reaction: Reaction }), right: "react" });
