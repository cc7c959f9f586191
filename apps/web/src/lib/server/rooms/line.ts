import type { Room } from "@karaverse/database";
import type { PlaceInLine } from "@karaverse/protocol";
import { z } from "zod";
import type { LineAnswer } from "../../api-types";
import { ApiError } from "../api-error";
import { bodyOf, type Endpoint, type PersonCall, paramOf } from "../endpoint";
import { eventStream } from "../sse";
import { roomFor } from "./door";
import { RoomPassword } from "./rooms";

/** Well within the time after which the realtime server takes somebody out of the line. */
const ASK_EVERY_MS = 2_000;

const LineBody = z.object({ password: RoomPassword.optional() });

async function roomOf(call: PersonCall): Promise<Room> {
  const room = await call.services.db.rooms.bySlug(paramOf(call, "slug"));
  if (!room) throw new ApiError(404, "room-unknown");
  return room;
}

/** Rule J7: only who may enter stands in the way of others. */
export const getInLine: Endpoint<PersonCall> = async (call): Promise<PlaceInLine> => {
  const { services, person } = call;
  services.limits.lines.use(person.id);
  const { password } = await bodyOf(call, LineBody);
  const room = await roomFor(call, password);
  const place = await services.realtime.line(room.id, { person: person.id, join: true });
  if (!place) throw new ApiError(502, "realtime-unreachable");
  return place;
};

/**
 * Stays in line for as long as the page listens. It is asked for here and not in the browser, whose timers in a hidden
 * page come once a minute.
 */
export const followLine: Endpoint<PersonCall> = async (call) => {
  const { services, person, request } = call;
  services.limits.lines.use(person.id);
  const room = await roomOf(call);
  return eventStream(request.signal, (send) => {
    let last = "";
    const ask = async () => {
      const place = await services.realtime.line(room.id, { person: person.id, join: false });
      const answer: LineAnswer = place ?? { turn: "lost" };
      const text = JSON.stringify(answer);
      if (text !== last) send(answer);
      last = text;
    };
    // The realtime server is away: it is asked again, and the page goes on waiting.
    const askAgain = () => void ask().catch(() => undefined);
    const timer = setInterval(askAgain, ASK_EVERY_MS);
    askAgain();
    return () => clearInterval(timer);
  });
};

export const leaveLine: Endpoint<PersonCall> = async (call) => {
  const room = await roomOf(call);
  await call.services.realtime.leaveLine(room.id, call.person.id);
};
