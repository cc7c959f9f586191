import type { Config } from "@karaverse/config";
import type { PersonId, RoomId } from "@karaverse/protocol";
import { AccessToken, RoomServiceClient, TwirpError } from "livekit-server-sdk";
import type { Logger } from "pino";

/** Long enough to connect with; a connection that stands does not need it any more. */
export const TOKEN_SECONDS = 60;
const PROBE_EVERY_MS = 2_000;
const ANSWER_WITHIN_S = 3;
const UNREACHABLE = "The voice server can't be reached at the moment.";

export type VoiceStatus = { on: true } | { on: false; reason: string };

export interface Speaker {
  personId: PersonId;
  mayPublish: boolean;
}

export interface VoiceServer {
  status(): VoiceStatus;
  /** Calls back when the status changes; the answer unsubscribes. */
  onChange(listener: () => void): () => void;
  /** Rule V1. */
  token(room: RoomId, person: PersonId, name: string, mayPublish: boolean): Promise<string>;
  /** Rule V3. False: not connected to LiveKit. Throws when LiveKit can't be asked. */
  permit(room: RoomId, person: PersonId, mayPublish: boolean): Promise<boolean>;
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

  async function probe(): Promise<void> {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_S * 1_000) });
      set(response.ok);
    } catch {
      set(false);
    }
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

  void probe();
  const timer = setInterval(() => void probe(), PROBE_EVERY_MS);
  timer.unref();

  return {
    status: () => status,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    token(room, person, name, mayPublish) {
      const token = new AccessToken(livekitKey, livekitSecret, {
        identity: person,
        name,
        ttl: TOKEN_SECONDS,
      });
      const { canUpdateMetadata: canUpdateOwnMetadata, ...may } = permission(mayPublish);
      token.addGrant({ roomJoin: true, room, ...may, canUpdateOwnMetadata });
      return token.toJwt();
    },
    permit: async (room, person, mayPublish) =>
      (await ask(() => service.updateParticipant(room, person, { permission: permission(mayPublish) }))) !==
      null,
    async remove(room, person) {
      await ask(() => service.removeParticipant(room, person));
    },
    async connected(room) {
      const participants = (await ask(() => service.listParticipants(room))) ?? [];
      return participants.map(({ identity, permission: may }) => ({
        personId: identity,
        mayPublish: may?.canPublish ?? false,
      }));
    },
    close: () => clearInterval(timer),
  };
}

/** Rule V4. */
function silent(reason: string): VoiceServer {
  const off = () => Promise.reject(new Error(reason));
  return {
    status: () => ({ on: false, reason }),
    onChange: () => () => undefined,
    token: off,
    permit: off,
    remove: off,
    connected: off,
    close: () => undefined,
  };
}
