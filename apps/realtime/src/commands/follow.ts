import { refuse } from "../refuse";
import { handleInRoom } from "./handle";

/** Rule S3. */
export const onFollow = handleInRoom("follow", ({ person }, { room, me }) => {
  if (person !== null) {
    const other = room.members.get(person);
    // Rule J6: who is in another hall is not to be seen from here, unless they perform.
    if (!other || (other.crowd !== me.crowd && !room.stage.isPerforming(person))) return refuse("not-here");
  }
  me.follows = person;
});
