import { sceneOf, seatsOf } from "@karaverse/worlds";

/** Of the lounge, where a room of these tests is unless it says otherwise. */
export const SEATS = seatsOf(sceneOf("lounge")).map(({ id }) => id);

/** One that is as good as any other. */
export const [SEAT = ""] = SEATS;
