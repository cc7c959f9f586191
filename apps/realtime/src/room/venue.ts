import type { Database, Room } from "@karaverse/database";
import {
  type EventName,
  type Events,
  LIMITS,
  may,
  type PersonId,
  type Rank,
  RoomState,
  type ServerTime,
} from "@karaverse/protocol";
import type { Logger } from "pino";
import { createPlaces, type Places, type Wish } from "../admission/places";
import { Rejected } from "../admission/refusal";
import { createMotion, type MotionField } from "../motion";
import { type Services, serverNow } from "../services";
import { createCall, createQueue, createStage, type RoomQueue, type Stage } from "../stage";
import {
  createEarshotTeller,
  createWarden,
  type EarshotTeller,
  type VoiceServer,
  type Warden,
} from "../voice";
import { type Chat, createChat } from "./chat";
import { createHubbub } from "./hubbub";
import { createInsiders } from "./insiders";
import { type Member, rankOf } from "./member";
import { createPeople, type People } from "./people";
import { createThings, type Things } from "./things";
import { createTriggers } from "./triggers";

/** What only the connection layer can do. */
export interface Shell {
  broadcast<Name extends EventName>(name: Name, payload: Events[Name]): void;
  /** Sends what has changed in the state now, and not with the next patch. */
  flush(): void;
  /** Ends one connection; nothing that comes over it is heard any more. */
  hangUp(sessionId: string, code: number, reason: string): void;
  /** Ends them all, and the room with them. */
  closeDown(code: number): void;
}

/** One room while somebody is in it: its parts, put together. */
export interface Venue {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly db: Database;
  readonly log: Logger;
  readonly shell: Shell;
  readonly state: RoomState;
  readonly members: ReadonlyMap<PersonId, Member>;
  readonly people: People;
  readonly motion: MotionField;
  readonly things: Things;
  readonly queue: RoomQueue;
  readonly stage: Stage;
  readonly chat: Chat;
  readonly voice: VoiceServer;
  readonly warden: Warden;
  readonly earshot: EarshotTeller;
  /** Counts whatever a dashboard shows. */
  revision(): number;
  changed(): void;
  readonly places: Places;
  /** Rules J2, J6, J8: the crowd to be in; throws the refusal. */
  placeFor(person: PersonId, rank: Rank, wasInside: boolean, wish: Wish): number;
  tick(now: ServerTime): void;
  /** The process ends. */
  drain(): Promise<void>;
  /** Nobody is here any more. */
  close(): Promise<void>;
}

export async function openVenue(services: Services, row: Room, shell: Shell): Promise<Venue> {
  const { db, voice } = services;
  const log = services.log.child({ room: row.id });
  const state = stateOf(row);
  const members = new Map<PersonId, Member>();
  const places = createPlaces({ capacity: () => state.capacity, members });
  const motion = createMotion(row.theme, row.capacity * LIMITS.crowdsMax);
  const things = createThings(motion, members);
  const triggers = createTriggers({ motion, members, broadcast: shell.broadcast });
  const hubbub = createHubbub({ motion, members, broadcast: shell.broadcast });
  const queue = createQueue(db, row.id, state);
  const chat = createChat(db, row.id);
  const insiders = createInsiders({ roomId: row.id, db, log, state, members });
  const warden = createWarden(
    row.id,
    voice,
    log,
    (person) => people.standingOf(person),
    () => people.isAnyMuted(),
  );
  const earshot = createEarshotTeller(motion, members);
  let revision = 0;
  const changed = () => {
    revision++;
  };

  const stage = createStage({
    roomId: row.id,
    db,
    log,
    state,
    queue,
    motion,
    listening: services.listening,
    member: (person) => members.get(person) ?? null,
    isAttended: () => [...members.values()].some(({ client }) => client !== null),
    mayStage,
    broadcast: shell.broadcast,
    changed,
  });
  const call = createCall({
    ...{ roomId: row.id, log, state, queue },
    isStageTaken: () => stage.isBusy(),
    isHere: (person) => {
      const member = members.get(person);
      return member ? member.client !== null : null;
    },
  });
  const people: People = createPeople({
    ...{ roomId: row.id, services, log, shell, state, members, motion, queue, stage, chat, warden, earshot },
    mayStage,
    changed,
  });

  const showVoice = () => {
    const status = voice.status();
    state.voice = status.on;
    state.voiceOffReason = status.on ? "" : status.reason;
    changed();
  };
  const forgetVoice = voice.onChange(showVoice);
  showVoice();

  await Promise.all([queue.load(), chat.load(), people.load()]);
  await stage.restore();

  return {
    id: row.id,
    name: row.name,
    slug: row.slug,
    ...{
      db,
      log,
      shell,
      state,
      members,
      people,
      motion,
      things,
      queue,
      stage,
      chat,
      voice,
      warden,
      earshot,
      changed,
    },
    revision: () => revision,
    places,
    placeFor(person, rank, wasInside, wish) {
      const here = members.get(person);
      if (here) return here.crowd;
      if (state.locked && !wasInside && !may(rank, "enter-locked")) throw new Rejected("room-locked");
      return places.placeFor(person, rank, wish, serverNow());
    },
    tick(now) {
      motion.tick(now);
      stage.tick(now);
      call.tick(now);
      triggers.tick(now);
      hubbub.tick(now);
      earshot.tick(now);
      people.tick(now);
      warden.tick(now);
      insiders.tick(now);
    },
    drain: () => stage.drain(),
    async close() {
      forgetVoice();
      stage.fallSilent();
      await Promise.allSettled([stage.settled(), queue.settled(), insiders.close(serverNow())]);
      // LiveKit may take its time; nobody waits for it.
      void warden.look();
    },
  };
}

/** Rule M3. */
function mayStage(member: Member): boolean {
  return member.participant.onStage || may(rankOf(member), "lock");
}

function stateOf(row: Room): RoomState {
  const state = new RoomState();
  return state.assign({
    roomId: row.id,
    slug: row.slug,
    name: row.name,
    theme: row.theme,
    lights: row.lights,
    screen: row.screen,
    visibility: row.visibility,
    capacity: row.capacity,
    locked: row.locked,
    rotation: row.rotation,
    perPerson: row.perPerson,
  });
}
