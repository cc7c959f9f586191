import { refuse } from "../refuse";
import { handleInRoom } from "./handle";

/** Rule S3. */
export const onFollow = handleInRoom("follow", ({ person }, { room, me }) => {
  if (person !== null && !room.members.has(person)) return refuse("not-here");
  me.follows = person;
});
