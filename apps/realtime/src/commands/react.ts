import { isClapped } from "@karaverse/protocol";
import { toHalf } from "../room/hubbub";
import { handleInRoom } from "./handle";

/** Rule V7: what is heard comes from somewhere. */
export const onReact = handleInRoom("react", ({ reaction }, { room, me }) => {
  room.stage.reacted(reaction);
  const said = { person: me.personId, reaction };
  const { x, z } = room.motion.poseOf(me.shortId);
  const at = { x: toHalf(x) / 2, z: toHalf(z) / 2 };
  room.shell.broadcast("reaction", isClapped(reaction) ? { ...said, at } : said);
});
