import type { ModelName } from "@karaverse/worlds";
import type { Build } from "../kit";
import { door, doormat, lightRing, micStand, picture, screenFrame, speaker, wallMirror } from "./fittings";
import { plant, tree, trellis } from "./garden";
import { balcony, chandelier, proscenium, theatreRow } from "./hall";
import { fireBowl, floorLamp, lantern, pendant, sconce, stringLights, tableLamp } from "./lamps";
import { danceFloor, jukebox, marketStall, stageRoof, truss } from "./night";
import { chair, sofa, stool } from "./seating";
import { bar, bottleShelf, lowTable, roundTable } from "./tables";

/** Models that stand still. Curtain, moving heads, mirror ball and what can be carried have files of their own. */
export const FURNITURE: Partial<Record<ModelName, Build>> = {
  "round-table": roundTable,
  "low-table": lowTable,
  chair,
  sofa,
  stool,
  bar,
  "bottle-shelf": bottleShelf,
  "table-lamp": tableLamp,
  "floor-lamp": floorLamp,
  sconce,
  pendant,
  speaker,
  "mic-stand": micStand,
  plant,
  tree,
  "string-lights": stringLights,
  lantern,
  "fire-bowl": fireBowl,
  trellis,
  picture,
  door,
  "theatre-row": theatreRow,
  chandelier,
  proscenium,
  balcony,
  "dance-floor": danceFloor,
  truss,
  jukebox,
  "market-stall": marketStall,
  "stage-roof": stageRoof,
  screen: screenFrame,
  "wall-mirror": wallMirror,
  "light-ring": lightRing,
  doormat,
};
