import type { FrameAbility } from "../../../packages/voice/src";
import { adversity } from "./adversity";
import { listening } from "./listening";
import { keepUnheard, microphone } from "./microphone";
import { olderWays } from "./older";
import { join } from "./page";
import { stage } from "./stage";
import { waiting } from "./waiting";

/** What a test asks of a page with the voice package and nothing else in it. */
const harness = {
  async join(identity: string, ability: FrameAbility, worklets: string) {
    await join(identity, ability, worklets);
    keepUnheard();
  },
  ...adversity,
  ...listening,
  ...microphone,
  ...olderWays,
  ...stage,
  ...waiting,
};

export type Harness = typeof harness;
Object.assign(window, { harness });
