import type { Scene } from "@karaverse/worlds";
import type { Circuits } from "./circuits";
import { buildCurtain } from "./curtain";
import { FURNITURE } from "./furniture";
import type { Kit } from "./kit";
import { buildShell, buildStage } from "./shell";
import { Workshop } from "./workshop";

/** All that stands still in a room: its shell, its stage and everything in it. */
export function furnish(scene: Scene, circuits: Circuits): Kit {
  let own: number | null = null;
  const kit: Kit = {
    shop: new Workshop(),
    halos: [],
    circuitOf: (channel) => own ?? circuits.first(channel),
  };
  buildShell(kit, scene);
  buildStage(kit, scene);
  for (const prop of scene.props) {
    own = circuits.glowOf(prop);
    kit.shop.within({ at: [prop.at.x, prop.at.y, prop.at.z], yaw: prop.yaw }, () => {
      if (prop.model === "curtain") buildCurtain(kit, prop);
      else FURNITURE[prop.model]?.(kit, prop);
    });
  }
  return kit;
}
