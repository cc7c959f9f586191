import type { Client } from "@colyseus/core";
import {
  CLOSE_CODES,
  type CloseWhy,
  LIMITS,
  Participant,
  type PersonId,
  type Rank,
  REASONS,
  type Role,
  type RoomId,
  type RoomState,
  type TicketClaims,
} from "@karaverse/protocol";
import type { Logger } from "pino";
import type { Admitted } from "../admission/admit";
import type { MotionField } from "../motion";
import { type Services, serverNow } from "../services";
import type { RoomQueue, Stage } from "../stage";
import { createOutlet, measureRoundTrip } from "../transport";
import type { EarshotTeller, Standing, Warden } from "../voice";
import type { Chat } from "./chat";
import { createMember, type Member, tell } from "./member";
import type { Shell } from "./venue";

interface Surroundings {
  roomId: RoomId;
  services: Services;
  log: Logger;
  shell: Shell;
  state: RoomState;
  members: Map<PersonId, Member>;
  motion: MotionField;
  queue: RoomQueue;
  stage: Stage;
  chat: Chat;
  warden: Warden;
  earshot: EarshotTeller;
  mayStage(member: Member): boolean;
  changed(): void;
}

const GOODBYE: Record<CloseWhy, string> = {
  replaced: REASONS["replaced-by-newer"],
  removed: REASONS.removed,
  banned: REASONS.banned,
  closed: REASONS["room-closed"],
  abuse: REASONS["too-fast"],
  refused: REASONS["not-allowed"],
};

const RETURN_MS = LIMITS.returnSeconds * 1_000;

/** Who is in the room: coming, dropping, returning, leaving (Rules J3, L1-L3). */
export function createPeople(around: Surroundings) {
  const { services, log, shell, state, members, motion, queue, stage, chat, warden, earshot } = around;

  /** Stays when the muted person leaves and comes again, and when the process ends. */
  const muted = new Set<PersonId>();
  /** Asked for with every message. */
  const bySession = new Map<string, Member>();
  /** Left since this process opened the room. */
  const gone = new Set<PersonId>();
  const openedAt = serverNow();
  let isSwept = false;

  const failed = (what: string, person: PersonId) => (error: unknown) =>
    log.error({ person, err: error }, `${what} failed`);

  function byClient({ sessionId }: Pick<Client, "sessionId">): Member | null {
    const member = bySession.get(sessionId);
    return member?.client?.sessionId === sessionId ? member : null;
  }

  function attach(member: Member, client: Client): void {
    bySession.delete(member.sessionId);
    bySession.set(client.sessionId, member);
    member.client = client;
    member.sessionId = client.sessionId;
    member.participant.connected = true;
    motion.connect(member.shortId, createOutlet(client));
    measureRoundTrip(client, (ms) => {
      if (member.client === client) member.roundTripMs = ms;
    });
    tell(member, "chat-history", chat.history());
  }

  function welcome(member: Member, isNew: boolean): void {
    earshot.arrived(member, isNew);
    stage.arrived(member);
    around.changed();
  }

  /** Rule J1: with what the ticket says. */
  function addMember({ claims, rank }: Admitted, crowd: number): Member {
    const now = serverNow();
    const participant = new Participant();
    const shortId = motion.add(() => around.mayStage(member), now, crowd);
    const member = createMember(claims, { shortId, crowd }, participant, now);
    participant.assign({
      personId: claims.personId,
      shortId,
      crowd,
      name: claims.name,
      avatar: claims.avatar,
      admin: claims.admin,
      role: roleFor(claims, rank),
      muted: muted.has(claims.personId),
    });
    members.set(claims.personId, member);
    state.participants.set(claims.personId, participant);
    return member;
  }

  /** Rule L2: gone at once and everywhere. */
  function takeOut(member: Member): void {
    const { personId, shortId } = member;
    members.delete(personId);
    bySession.delete(member.sessionId);
    member.client = null;
    earshot.left(member);
    state.participants.delete(personId);
    motion.remove(shortId);
    stage.left(personId);
    gone.add(personId);
    void warden.look();
    queue.removeOf(personId, [...members.keys()]).catch(failed("Taking entries out of the queue", personId));
    around.changed();
  }

  function hangUp(client: Client, why: CloseWhy, message: string): void {
    client.send("goodbye", { why, message });
    shell.hangUp(client.sessionId, CLOSE_CODES[why], message);
  }

  return {
    byClient,
    async load(): Promise<void> {
      for (const person of await services.db.mutes.ofRoom(around.roomId)) muted.add(person);
    },
    async setMuted(person: PersonId, isMuted: boolean): Promise<void> {
      await services.db.mutes.set(around.roomId, person, isMuted);
      if (isMuted) muted.add(person);
      else muted.delete(person);
    },
    isAnyMuted: (): boolean => [...muted].some((person) => members.has(person)),
    /** Rules V3, L2, L3. After a kill people may be in LiveKit before they are back here. */
    standingOf(person: PersonId): Standing {
      if (members.has(person)) return muted.has(person) ? "listens" : "speaks";
      if (gone.has(person) || serverNow() - openedAt > RETURN_MS) return "out";
      return muted.has(person) ? "listens" : "as-is";
    },
    /** Rule J3: the newer connection takes over what the older one had. Answers with the older one. */
    enter(client: Client, admitted: Admitted, crowd: number): Client | null {
      const { claims, device } = admitted;
      const before = members.get(claims.personId);
      const older = before?.client ?? null;
      const member = before ?? addMember(admitted, crowd);
      member.device = device;
      if (before) before.participant.assign({ name: claims.name, avatar: claims.avatar });
      attach(member, client);
      if (older) hangUp(older, "replaced", GOODBYE.replaced);
      welcome(member, !before);
      return older;
    },
    /** Rule L1; false: this connection is nobody's any more. */
    drop(client: Client): boolean {
      const member = byClient(client);
      if (!member || services.draining) return false;
      member.client = null;
      member.roundTripMs = null;
      member.participant.connected = false;
      motion.disconnect(member.shortId);
      earshot.microphone(member);
      stage.dropped(member.personId);
      around.changed();
      return true;
    },
    /** Rule L1; false: the place was given up, or taken by a newer connection. */
    return(client: Client, person: PersonId): boolean {
      const member = members.get(person);
      if (!member || member.client) return false;
      attach(member, client);
      welcome(member, false);
      return true;
    },
    /** Over for good: left, or did not come back in time. */
    leave(client: Client, person: PersonId): void {
      if (services.draining) return;
      const member = members.get(person);
      if (member?.sessionId === client.sessionId) takeOut(member);
    },
    /** Rule L3: told why, and out. */
    dismiss(member: Member, why: CloseWhy, message = GOODBYE[why]): void {
      const { client } = member;
      takeOut(member);
      if (client) hangUp(client, why, message);
    },
    tick(now: number): void {
      // Rule L2 for those who were here before the process was killed, and did not come back.
      if (isSwept || now - openedAt < RETURN_MS) return;
      isSwept = true;
      const here = [...members.keys()];
      const singers = new Set(
        queue.entries().flatMap(({ singers }) => singers.map(({ personId }) => personId)),
      );
      for (const person of singers)
        if (!members.has(person))
          queue.removeOf(person, here).catch(failed("Taking entries out of the queue", person));
    },
  };
}

export type People = ReturnType<typeof createPeople>;

function roleFor({ guest }: TicketClaims, rank: Rank): Role {
  if (rank !== "admin") return rank;
  return guest ? "guest" : "singer";
}
