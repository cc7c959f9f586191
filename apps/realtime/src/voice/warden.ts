import type { PersonId, RoomId, ServerTime } from "@karaverse/protocol";
import type { Logger } from "pino";
import { serverNow } from "../services";
import type { Speaker, VoiceServer } from "./voice-server";

/** What somebody in LiveKit's room is to be there; "as-is": nothing is known of them yet. */
export type Standing = "speaks" | "listens" | "out" | "as-is";

const LOOK_EVERY_MS = 1_000;
/**
 * While somebody who was given a token is on the way: how soon they may speak. And while somebody muted is here:
 * LiveKit signs tokens anew for who is connected, with what they may at that time, and such a one may have been kept.
 */
const LOOK_SOON_MS = 100;
/** Who has not connected by now will not, or not soon. */
const EXPECTED_FOR_MS = 10_000;

interface Arrival {
  until: ServerTime;
  /** Their connection before: it is the next one that is waited for. */
  before: string | undefined;
}

/**
 * Rules V3, L2, L3: keeps LiveKit's room the way the room says. Our tokens only let listen; who is found there is
 * permitted to speak or sent out. So a token from before a mute is of no use, and a LiveKit that was away knows again
 * what it has to.
 */
export function createWarden(
  roomId: RoomId,
  voice: VoiceServer,
  log: Logger,
  standing: (person: PersonId) => Standing,
  isWary: () => boolean,
) {
  const arrivals = new Map<PersonId, Arrival>();
  let seen: ReadonlyMap<PersonId, string> = new Map();
  let looking: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let lookAt = 0;
  let isFailing = false;

  /** Asks again what is wished at the last moment: it may have changed since LiveKit was asked who is there. */
  async function settle({ personId, connection, mayPublish }: Speaker): Promise<void> {
    const wish = standing(personId);
    if (wish === "out") return voice.remove(roomId, personId);
    if (wish === "as-is") return;
    const maySpeak = wish === "speaks";
    if (mayPublish !== maySpeak) await voice.permit(roomId, personId, maySpeak);
    if (arrivals.get(personId)?.before !== connection) arrivals.delete(personId);
  }

  async function check(): Promise<void> {
    if (!voice.status().on) return;
    try {
      const connected = await voice.connected(roomId);
      seen = new Map(connected.map(({ personId, connection }) => [personId, connection]));
      await Promise.all(connected.map(settle));
      isFailing = false;
    } catch (error) {
      if (!isFailing) log.warn({ roomId, err: error }, "LiveKit can't be told who may speak; trying on");
      isFailing = true;
    }
  }

  /** Answers after a look that began no earlier than this. */
  function look(): Promise<void> {
    if (!looking) {
      looking = check().finally(() => {
        looking = null;
      });
      return looking;
    }
    next ??= looking.then(() => {
      next = null;
      return look();
    });
    return next;
  }

  return {
    look,
    /** Was given a token and will be in LiveKit's room in a moment. */
    expect(person: PersonId): void {
      arrivals.set(person, { until: serverNow() + EXPECTED_FOR_MS, before: seen.get(person) });
      lookAt = 0;
    },
    tick(now: ServerTime): void {
      if (looking || now < lookAt) return;
      for (const [person, { until }] of arrivals) if (until < now) arrivals.delete(person);
      lookAt = now + (arrivals.size > 0 || isWary() ? LOOK_SOON_MS : LOOK_EVERY_MS);
      void look();
    },
  };
}

export type Warden = ReturnType<typeof createWarden>;
