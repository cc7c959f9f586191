import type { Scene } from "@karaverse/worlds";
import { buildCurtain } from "./curtain";
import { FURNITURE } from "./furniture";
import type { Kit } from "./kit";
import { buildShell, buildStage } from "./shell";
import { Workshop } from "./workshop";

/** All that stands still in a room: its shell, its stage and everything in it. */
export function furnish(scene: Scene): Kit {
  const kit: Kit = { shop: new Workshop(), halos: [] };
  buildShell(kit, scene);
  buildStage(kit, scene);
  for (const prop of scene.props)
    kit.shop.within({ at: [prop.at.x, prop.at.y, prop.at.z], yaw: prop.yaw }, () => {
      if (prop.model === "curtain") buildCurtain(kit, prop);
      else FURNITURE[prop.model]?.(kit, prop);
    });
  return kit;
}
