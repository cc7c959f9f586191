import type { Config } from "@karaverse/config";
import type { PersonId, RoomId } from "@karaverse/protocol";
import { AccessToken, RoomServiceClient, TwirpError } from "livekit-server-sdk";
import type { Logger } from "pino";
import { createProbe } from "./probe";

/** Long enough to connect with; a connection that stands does not need it any more. */
const TOKEN_SECONDS = 60;
/** A song, its pauses, and LiveKit coming back in the middle of them. */
const LISTENER_TOKEN_SECONDS = 6 * 3_600;
const ANSWER_WITHIN_S = 3;
const UNREACHABLE = "The voice server can't be reached at the moment.";

export type VoiceStatus = { on: true } | { on: false; reason: string };

export interface Speaker {
  personId: PersonId;
  /** Of this connection; the same person's next one has another. */
  connection: string;
  mayPublish: boolean;
}

export interface VoiceServer {
  status(): VoiceStatus;
  /** Calls back when the status changes; the answer unsubscribes. */
  onChange(listener: () => void): () => void;
  /** Rule V1. It lets listen; speaking is permitted once they are there, so that no token outlives a mute. */
  token(room: RoomId, person: PersonId, name: string): Promise<string>;
  /** Rule C13. For the server's own ears: seen by nobody, and no person of the room; null while voice is off. */
  listenerToken(room: RoomId, name: string): Promise<{ url: string; token: string } | null>;
  /** Rule V3. Who is not connected to LiveKit is left alone. Throws when LiveKit can't be asked. */
  permit(room: RoomId, person: PersonId, mayPublish: boolean): Promise<void>;
  remove(room: RoomId, person: PersonId): Promise<void>;
  connected(room: RoomId): Promise<Speaker[]>;
  close(): void;
}

const permission = (mayPublish: boolean) => ({
  canSubscribe: true,
  canPublish: mayPublish,
  canPublishData: mayPublish,
  canUpdateMetadata: false,
});

export function createVoiceServer(config: Config<"realtime">, log: Logger): VoiceServer {
  const { livekitUrl, livekitKey, livekitSecret, voiceOffReason } = config;
  if (!livekitUrl || !livekitKey || !livekitSecret) return silent(voiceOffReason);
  const url = livekitUrl.replace(/^ws/, "http");
  const service = new RoomServiceClient(url, livekitKey, livekitSecret, { requestTimeout: ANSWER_WITHIN_S });
  const listeners = new Set<() => void>();
  let status: VoiceStatus = { on: false, reason: UNREACHABLE };

  function set(on: boolean): void {
    if (status.on === on) return;
    status = on ? { on } : { on, reason: UNREACHABLE };
    log.info({ on }, on ? "LiveKit answers" : "LiveKit does not answer");
    for (const listener of listeners) listener();
  }

  /** Who is not there cannot be changed: that is an answer, not a failure. */
  async function ask<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof TwirpError && error.code === "not_found") return null;
      throw error;
    }
  }

  const probe = createProbe(url, set);

  return {
    status: () => status,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    token(room, person, name) {
      const token = new AccessToken(livekitKey, livekitSecret, {
        identity: person,
        name,
        ttl: TOKEN_SECONDS,
      });
      const { canUpdateMetadata: canUpdateOwnMetadata, ...may } = permission(false);
      token.addGrant({ roomJoin: true, room, ...may, canUpdateOwnMetadata });
      return token.toJwt();
    },
    async listenerToken(room, name) {
      if (!status.on) return null;
      const token = new AccessToken(livekitKey, livekitSecret, {
        identity: name,
        ttl: LISTENER_TOKEN_SECONDS,
      });
      const may = { canSubscribe: true, canPublish: false, canPublishData: false };
      token.addGrant({ roomJoin: true, room, hidden: true, ...may });
      return { url: livekitUrl.replace(/^http/, "ws"), token: await token.toJwt() };
    },
    async permit(room, person, mayPublish) {
      await ask(() => service.updateParticipant(room, person, { permission: permission(mayPublish) }));
    },
    async remove(room, person) {
      await ask(() => service.removeParticipant(room, person));
    },
    async connected(room) {
      const participants = (await ask(() => service.listParticipants(room))) ?? [];
      return participants
        .filter(({ permission: may }) => !may?.hidden)
        .map(({ identity, sid, permission: may }) => ({
          personId: identity,
          connection: sid,
          mayPublish: may?.canPublish ?? false,
        }));
    },
    close: () => probe.close(),
  };
}

/** Rule V4. */
function silent(reason: string): VoiceServer {
  const off = () => Promise.reject(new Error(reason));
  return {
    status: () => ({ on: false, reason }),
    onChange: () => () => undefined,
    token: off,
    listenerToken: () => Promise.resolve(null),
    permit: off,
    remove: off,
    connected: off,
    close: () => undefined,
  };
}
