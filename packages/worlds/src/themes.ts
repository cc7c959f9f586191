import type { Scene, ThemeName } from "./scene";
import { box } from "./templates/box";
import { club } from "./templates/club";
import { lounge } from "./templates/lounge";
import { openAir } from "./templates/open-air";
import { theatre } from "./templates/theatre";

const BUILT_IN: Record<ThemeName, Scene> = { lounge, box, club, "open-air": openAir, theatre };

/** The built-in scene of a theme. Shared and never to be written to. */
export function sceneOf(theme: ThemeName): Scene {
  return BUILT_IN[theme];
}
