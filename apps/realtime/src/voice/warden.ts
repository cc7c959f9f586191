import type { PersonId, RoomId } from "@karaverse/protocol";
import type { Logger } from "pino";
import { serverNow } from "../services";
import { TOKEN_SECONDS, type VoiceServer } from "./voice-server";

/** What LiveKit is to allow somebody, against what their client may try. */
type Wish =
  | { may: "speak" }
  | { may: "listen" }
  /** Not in the room any more; a token they still hold may work until then. */
  | { may: "nothing"; until: number };

const LOOK_EVERY_MS = 1_000;

/**
 * Rules V3, L2, L3: carries wishes out in LiveKit and watches over them. A muted person who comes back with an old
 * token is silenced again, and a LiveKit that was away is told when it is back.
 */
export function createWarden(roomId: RoomId, voice: VoiceServer, log: Logger) {
  const wishes = new Map<PersonId, Wish>();
  let isLooking = false;
  let again = false;
  let closed = false;

  async function carryOut(person: PersonId, wish: Wish, mayPublish: boolean | null): Promise<void> {
    if (wish.may === "nothing") {
      if (mayPublish !== null) await voice.remove(roomId, person);
      return;
    }
    if (mayPublish !== null && mayPublish !== (wish.may === "speak"))
      await voice.permit(roomId, person, wish.may === "speak");
    // From here on their tokens say the same.
    if (wish.may === "speak" && wishes.get(person) === wish) wishes.delete(person);
  }

  function dropOld(): void {
    for (const [person, wish] of wishes)
      if (wish.may === "nothing" && wish.until < serverNow()) wishes.delete(person);
  }

  async function look(): Promise<void> {
    dropOld();
    if (wishes.size === 0 || !voice.status().on) return;
    if (isLooking) {
      again = true;
      return;
    }
    isLooking = true;
    try {
      do {
        again = false;
        const connected = new Map(
          (await voice.connected(roomId)).map(({ personId, mayPublish }) => [personId, mayPublish]),
        );
        for (const [person, wish] of [...wishes]) await carryOut(person, wish, connected.get(person) ?? null);
      } while (again && !closed);
    } catch (error) {
      log.warn({ roomId, err: error }, "LiveKit could not be told who may speak; trying again");
    } finally {
      isLooking = false;
    }
  }

  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();

  function wish(person: PersonId, next: Wish): Promise<void> {
    wishes.set(person, next);
    return look();
  }

  return {
    silence: (person: PersonId) => wish(person, { may: "listen" }),
    giveVoice: (person: PersonId) => wish(person, { may: "speak" }),
    sendOut: (person: PersonId) =>
      wish(person, { may: "nothing", until: serverNow() + TOKEN_SECONDS * 1_000 }),
    /** Here again: what was wished when they left is over. */
    welcome(person: PersonId, muted: boolean): void {
      if (muted) void wish(person, { may: "listen" });
      else if (wishes.get(person)?.may === "nothing") wishes.delete(person);
    },
    /** The room is empty; who still holds a token is sent out once more, then nobody watches. */
    async close(): Promise<void> {
      await look();
      closed = true;
      clearInterval(timer);
    },
  };
}

export type Warden = ReturnType<typeof createWarden>;
