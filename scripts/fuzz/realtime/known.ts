import { encodeHuman, randomHuman } from "@karaverse/avatars/recipe";
import type { RoomState, Theme } from "@karaverse/protocol";
import { sceneOf, seatsOf, thingsOf } from "@karaverse/worlds";
import type { Known } from "../inputs";

/** Of which one is nobody's to wear. */
const AVATARS = ["k1", "", `k1~${"0".repeat(64)}`, ...[1, 2].map((seed) => encodeHuman(randomHuman(seed)))];

/** What somebody in the room can see of it, and so forge. */
export function knownIn(state: RoomState | null, songs: readonly string[]): Known {
  const stage = state?.performance;
  const scene = state?.theme ? sceneOf(state.theme as Theme) : null;
  return {
    people: [...(state?.participants?.keys() ?? [])],
    entries: state?.queue?.map(({ id }) => id) ?? [],
    seats: scene ? seatsOf(scene).map(({ id }) => id) : [],
    things: scene ? thingsOf(scene).map(({ id }) => id) : [],
    songs,
    avatars: AVATARS,
    performances: stage ? [stage.number] : [],
    startsAt: stage?.phase === "singing" ? stage.startsAt : null,
  };
}
