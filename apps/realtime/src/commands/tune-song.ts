import { AS_WRITTEN } from "@karaverse/protocol";
import { handleInRoom } from "./handle";

/** Rule P10. */
export const onTuneSong = handleInRoom("tune-song", ({ song, tuning }, { room, me }) =>
  room.stage.tune(me.personId, song, tuning),
);

/** Rule P10. */
export const onTuningOf = handleInRoom(
  "tuning-of",
  async ({ song }, { room, me }) => (await room.db.tunings.of(me.personId, song)) ?? AS_WRITTEN,
);
