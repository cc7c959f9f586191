import {
  type AdminActRequest,
  isReason,
  type LineRequest,
  type LiveStatus,
  type PlaceInLine,
  type RoomDetail,
  type RoomSummary,
  type SightDetail,
} from "@karaverse/protocol";
import { ApiError } from "./api-error";

export interface Realtime {
  rooms(): Promise<RoomSummary[]>;
  /** Null: nobody is in that room. */
  room(roomId: string): Promise<RoomDetail | null>;
  /** Null: that person is not in that room. */
  sight(roomId: string, personId: string): Promise<SightDetail | null>;
  act(roomId: string, request: AdminActRequest): Promise<void>;
  /** Rule J7. Null: not in the line, and not asked to get in. */
  line(roomId: string, request: LineRequest): Promise<PlaceInLine | null>;
  leaveLine(roomId: string, personId: string): Promise<void>;
  /** Every status from now on, until the signal or the connection ends. */
  stream(signal: AbortSignal): AsyncGenerator<LiveStatus>;
}

const ANSWER_WITHIN_MS = 3_000;

interface Refused {
  reason?: unknown;
  error?: unknown;
  message?: unknown;
}

/** The realtime server's own API, as the web app asks it. */
export function realtimeClient({ url, secret }: { url: string; secret: string }): Realtime {
  const headers = { Authorization: `Bearer ${secret}` };

  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    try {
      return await fetch(`${url}/internal${path}`, {
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
        ...init,
        headers: { ...headers, ...init.headers },
      });
    } catch {
      throw new ApiError(502, "realtime-unreachable");
    }
  };

  const json = async <T>(response: Response): Promise<T> => {
    if (!response.ok) throw new ApiError(502, "realtime-unreachable");
    return (await response.json()) as T;
  };

  const post = (path: string, body: object): Promise<Response> =>
    ask(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });

  return {
    async rooms() {
      const answer = await json<RoomSummary[] | { rooms: RoomSummary[] }>(await ask("/rooms"));
      return Array.isArray(answer) ? answer : answer.rooms;
    },

    async room(roomId) {
      const response = await ask(`/rooms/${encodeURIComponent(roomId)}`);
      return response.status === 404 ? null : json<RoomDetail>(response);
    },

    async sight(roomId, personId) {
      const response = await ask(
        `/rooms/${encodeURIComponent(roomId)}/sight/${encodeURIComponent(personId)}`,
      );
      return response.status === 404 ? null : json<SightDetail>(response);
    },

    async act(roomId, request) {
      const response = await post(`/rooms/${encodeURIComponent(roomId)}/acts`, request);
      if (response.ok) return;
      const refused = (await response.json().catch(() => ({}))) as Refused;
      const reason = refused.reason ?? refused.error;
      if (typeof reason === "string" && isReason(reason) && reason !== "room-unknown") {
        throw new ApiError(409, reason, typeof refused.message === "string" ? refused.message : undefined);
      }
      throw response.status === 404
        ? new ApiError(404, "room-not-live")
        : new ApiError(502, "realtime-unreachable");
    },

    async line(roomId, request) {
      const response = await post(`/rooms/${encodeURIComponent(roomId)}/line`, request);
      return response.status === 409 ? null : json<PlaceInLine>(response);
    },

    async leaveLine(roomId, personId) {
      await ask(`/rooms/${encodeURIComponent(roomId)}/line/${encodeURIComponent(personId)}`, {
        method: "DELETE",
      });
    },

    async *stream(signal) {
      const response = await ask("/stream", { signal });
      if (!response.ok || !response.body) throw new ApiError(502, "realtime-unreachable");
      let rest = "";
      for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
        const events = (rest + chunk).split(/\r?\n\r?\n/);
        rest = events.pop() ?? "";
        for (const event of events) {
          const data = event
            .split(/\r?\n/)
            .filter((line) => line.startsWith("data:"))
            .map((line) => line.slice(5).trimStart())
            .join("\n");
          if (data) yield JSON.parse(data) as LiveStatus;
        }
      }
    },
  };
}
