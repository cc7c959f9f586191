import type { PersonChange } from "@karaverse/protocol";
import type { PersonCall } from "../endpoint";

/** Rule J5. It is kept by now: a room that cannot be reached has it from the next ticket. */
export async function tellRooms({ services, person }: PersonCall, change: PersonChange): Promise<void> {
  await services.realtime.change(person.id, change).catch(() => undefined);
}
