import {
  type AdminActRequest,
  isReason,
  type LineRequest,
  type LiveStatus,
  type PersonChange,
  type PlaceInLine,
  type RoomDetail,
  type RoomSummary,
  type SightDetail,
} from "@karaverse/protocol";
import { ApiError } from "./api-error";
import { readStream, together } from "./realtime-stream";

export interface Realtime {
  rooms(): Promise<RoomSummary[]>;
  /** Null: nobody is in that room. */
  room(roomId: string): Promise<RoomDetail | null>;
  /** Null: that person is not in that room. */
  sight(roomId: string, personId: string): Promise<SightDetail | null>;
  act(roomId: string, request: AdminActRequest): Promise<void>;
  /** Rule J5: in every room that this person is in. */
  change(personId: string, change: PersonChange): Promise<void>;
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

/** What a process answers of a room that it does not have. */
const NOT_HERE = 404;

class NotHere extends Error {
  constructor(readonly response: Response) {
    super("that room is not here");
  }
}

/** The realtime processes' own API, as the web app asks it: one or several, they are one house. */
export function realtimeClient({ urls, secret }: { urls: readonly string[]; secret: string }): Realtime {
  const headers = { Authorization: `Bearer ${secret}` };

  const askOne = async (url: string, path: string, init: RequestInit = {}): Promise<Response> => {
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

  /** The answer of the process that has the room; where none has it, that. */
  const ask = async (path: string, init?: RequestInit): Promise<Response> => {
    const asked = urls.map(async (url) => {
      const response = await askOne(url, path, init);
      // Read to its end: a body that nobody reads keeps its connection.
      if (response.status === NOT_HERE)
        throw new NotHere(new Response(await response.text(), { status: NOT_HERE }));
      return response;
    });
    try {
      return await Promise.any(asked);
    } catch (error) {
      const reasons: unknown[] = error instanceof AggregateError ? error.errors : [error];
      const notHere = reasons.find((reason) => reason instanceof NotHere);
      if (notHere) return notHere.response;
      throw reasons[0];
    }
  };

  const json = async <T>(response: Response): Promise<T> => {
    if (!response.ok) throw new ApiError(502, "realtime-unreachable");
    return (await response.json()) as T;
  };

  const posted = (body: object): RequestInit => ({
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const post = (path: string, body: object): Promise<Response> => ask(path, posted(body));

  return {
    async rooms() {
      const asked = urls.map(async (url) => json<RoomSummary[]>(await askOne(url, "/rooms")));
      const answers = await Promise.allSettled(asked);
      const heard = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
      // A process that is away has no rooms: they are open elsewhere, or will be.
      if (heard.length === 0) throw new ApiError(502, "realtime-unreachable");
      return heard.flat();
    },

    async room(roomId) {
      const response = await ask(`/rooms/${encodeURIComponent(roomId)}`);
      return response.status === NOT_HERE ? null : json<RoomDetail>(response);
    },

    async sight(roomId, personId) {
      const response = await ask(
        `/rooms/${encodeURIComponent(roomId)}/sight/${encodeURIComponent(personId)}`,
      );
      return response.status === NOT_HERE ? null : json<SightDetail>(response);
    },

    async act(roomId, request) {
      const response = await post(`/rooms/${encodeURIComponent(roomId)}/acts`, request);
      if (response.ok) return;
      const refused = (await response.json().catch(() => ({}))) as Refused;
      const reason = refused.reason ?? refused.error;
      if (typeof reason === "string" && isReason(reason) && reason !== "room-unknown") {
        throw new ApiError(409, reason, typeof refused.message === "string" ? refused.message : undefined);
      }
      throw response.status === NOT_HERE
        ? new ApiError(404, "room-not-live")
        : new ApiError(502, "realtime-unreachable");
    },

    async change(personId, change) {
      const asked = urls.map((url) =>
        askOne(url, `/people/${encodeURIComponent(personId)}`, posted(change)).then((response) =>
          json<unknown>(response),
        ),
      );
      await Promise.all(asked);
    },

    async line(roomId, request) {
      const response = await post(`/rooms/${encodeURIComponent(roomId)}/line`, request);
      // Nobody is in that room.
      if (response.status === NOT_HERE) return { turn: "now" };
      return response.status === 409 ? null : json<PlaceInLine>(response);
    },

    async leaveLine(roomId, personId) {
      await ask(`/rooms/${encodeURIComponent(roomId)}/line/${encodeURIComponent(personId)}`, {
        method: "DELETE",
      });
    },

    stream: (signal) =>
      together(
        urls.map(
          (url) =>
            async function* statuses(end: AbortSignal) {
              yield* readStream(await askOne(url, "/stream", { signal: end }));
            },
        ),
        signal,
      ),
  };
}
