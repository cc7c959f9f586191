import type { Person } from "@karaverse/database";
import pino from "pino";
import type { z } from "zod";
import { ADDRESS_HEADER } from "./address";
import { ApiError } from "./api-error";
import { ownOrigins } from "./auth";
import { type Services, services } from "./services";

/** One request as an endpoint sees it. */
export interface Call {
  request: Request;
  url: URL;
  params: Readonly<Record<string, string>>;
  services: Services;
  /** Who is asking, for rate limits. */
  address: string;
  /** The person of the session; null for somebody without one. */
  person: Person | null;
}
export type PersonCall = Call & { person: Person };

/** Answers with a Response, or with what is to be sent as JSON. */
export type Endpoint<C extends Call = Call> = (call: C) => Promise<unknown>;

/** Next gives routes without parameters none at all. */
type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[]> | undefined> },
) => Promise<Response>;

const log = pino({ level: process.env.LOG_LEVEL || "info", base: { process: "web" } });

/** SameSite cookies already keep other sites out; this also refuses what a browser says comes from one. */
function assertOwnOrigin(request: Request, publicUrl: string | undefined): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const origin = request.headers.get("origin");
  if (origin && origin !== publicUrl && !ownOrigins(request).includes(origin))
    throw new ApiError(403, "wrong-origin");
}

async function personOf(request: Request, { auth, db }: Services): Promise<Person | null> {
  if (!request.headers.has("cookie")) return null;
  const session = await auth.api.getSession({ headers: request.headers });
  return session && db.people.byId(session.user.id);
}

/** The database takes neither a NUL nor half a character: nothing of the house is called by one. */
const NOBODYS = /\0|\p{Cs}/u;

function storable(text: string): string {
  if (NOBODYS.test(text)) throw new ApiError(400, "bad-input");
  return text;
}

function handler(answer: (call: Call) => Promise<unknown>): Handler {
  return async (request, context) => {
    try {
      const house = services();
      assertOwnOrigin(request, house.config.publicUrl);
      const params = Object.fromEntries(
        Object.entries((await context.params) ?? {}).map(([name, value]) => [name, storable(String(value))]),
      );
      const result = await answer({
        request,
        url: new URL(request.url),
        params,
        services: house,
        address: request.headers.get(ADDRESS_HEADER) ?? "unknown",
        person: await personOf(request, house),
      });
      if (result instanceof Response) return result;
      return Response.json(result ?? {}, { headers: { "Cache-Control": "no-store" } });
    } catch (error) {
      if (error instanceof ApiError) return error.toResponse();
      log.error({ err: error, path: new URL(request.url).pathname }, "request failed");
      const message = "Something went wrong on the server. It has been noted; try again.";
      return Response.json({ error: "server-error", message }, { status: 500 });
    }
  };
}

/** For everybody, with or without a session. */
export const serve = (endpoint: Endpoint): Handler => handler(endpoint);

/** For people with a session, guests included. */
export const servePerson = (endpoint: Endpoint<PersonCall>): Handler =>
  handler(async (call) => {
    if (!call.person) throw new ApiError(401, "not-signed-in");
    return endpoint({ ...call, person: call.person });
  });

/** For platform admins alone. */
export const serveAdmin = (endpoint: Endpoint<PersonCall>): Handler =>
  servePerson(async (call) => {
    if (call.person.role !== "admin") throw new ApiError(403, "not-admin");
    return endpoint(call);
  });

function checked<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join(".");
  throw new ApiError(400, "bad-input", `${where ? `${where}: ` : ""}${issue?.message ?? "not understood"}`);
}

/** The body as JSON of that shape. */
export async function bodyOf<T extends z.ZodType>({ request }: Call, schema: T): Promise<z.output<T>> {
  if (!request.headers.get("content-type")?.startsWith("application/json")) {
    throw new ApiError(415, "bad-input", "The body has to be JSON.");
  }
  const text = await request.text();
  let value: unknown;
  try {
    value =
      text === "" ? {} : JSON.parse(text, (_, each) => (typeof each === "string" ? storable(each) : each));
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw new ApiError(400, "bad-input", "The body isn't JSON.");
  }
  return checked(schema, value);
}

/** The query as an object of that shape; empty values count as absent. */
export function queryOf<T extends z.ZodType>({ url }: Call, schema: T): z.output<T> {
  const given = [...url.searchParams].filter(([, value]) => value !== "");
  return checked(schema, Object.fromEntries(given.map(([name, value]) => [name, storable(value)])));
}

export function paramOf({ params }: Call, name: string): string {
  const value = params[name];
  if (!value) throw new Error(`this route has no ${name}`);
  return value;
}
