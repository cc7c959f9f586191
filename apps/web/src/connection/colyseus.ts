import { Client } from "@colyseus/sdk/Client";
import { MatchMakeError } from "@colyseus/sdk/errors/Errors";
import type { Room } from "@colyseus/sdk/Room";
import { SchemaSerializer } from "@colyseus/sdk/serializer/SchemaSerializer";
import { registerSerializer } from "@colyseus/sdk/serializer/Serializer";
import { isReason, REASONS, ROOM_TYPE, type RoomState } from "@karaverse/protocol";
import { refusalWords } from "@/i18n/refusal-words";
import { type Connector, Refused, type Wire } from "./wire";

// The package's front door brings prediction and old browsers' polyfills along; this is what else it does.
registerSerializer("schema", SchemaSerializer);

/** The only file that knows Colyseus' client. */
export function colyseusConnector(origin: string): Connector {
  const client = new Client(`${origin}/realtime`);
  return {
    join: (options) => opened(client.joinOrCreate<RoomState>(ROOM_TYPE, options)),
    resume: (token) => opened(client.reconnect<RoomState>(token)),
  };
}

async function opened(joining: Promise<Room<unknown, RoomState>>): Promise<Wire> {
  try {
    return wireOf(await joining);
  } catch (error) {
    throw error instanceof MatchMakeError || hasCode(error) ? refusedBy(error) : error;
  }
}

const hasCode = (error: unknown): error is Error & { code: number } =>
  error instanceof Error && "code" in error && typeof error.code === "number" && error.code >= 400;

function refusedBy(error: Error): Refused {
  const reason = Object.keys(REASONS).find((name) => error.message.includes(name)) ?? null;
  const usual = reason && isReason(reason) ? REASONS[reason] : error.message;
  return new Refused(reason, refusalWords(reason, usual));
}

function wireOf(room: Room<unknown, RoomState>): Wire {
  // Coming back is our own affair: Colyseus' client would try the same dead address again and again.
  room.reconnection.enabled = false;
  let open = true;
  room.onLeave(() => {
    open = false;
  });
  return {
    resumeToken: room.reconnectionToken,
    send: (type, payload) => {
      if (open) room.send(type, payload);
    },
    sendBytes: (type, bytes) => {
      if (open) room.sendBytes(type, bytes);
    },
    onEvent: (name, listener) => {
      room.onMessage(name, listener);
    },
    onBytes: (type, listener) => {
      room.onMessage(type, listener);
    },
    onState: (listener) => {
      if (room.state) listener(room.state);
      room.onStateChange(listener);
    },
    onClose: (listener) => {
      if (open) room.onLeave.once((code, reason) => listener(code, reason ?? ""));
      else listener(1006, "");
    },
    leave: () => {
      if (open) void room.leave(true);
    },
  };
}
