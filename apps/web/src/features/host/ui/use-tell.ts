"use client";
import type { CommandName, RequestOf } from "@karaverse/protocol";
import { toast } from "@karaverse/ui";
import { useRoom } from "@/connection";

/** Asks the room, and says so when it refuses. */
export function useTell() {
  const room = useRoom();
  return async <Name extends CommandName>(name: Name, input: RequestOf<Name>, done?: string) => {
    const answer = await room.ask(name, input);
    if (!answer.ok) toast.error(answer.message);
    else if (done) toast.success(done);
    return answer.ok;
  };
}
