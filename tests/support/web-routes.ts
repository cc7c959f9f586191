import { readdirSync } from "node:fs";
import { join, sep } from "node:path";

export type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

const APP = join(import.meta.dirname, "../../apps/web/src/app");

/** Every route under /api as its folder says it, like /api/songs/[id]/chart. */
const ROUTES: readonly string[] = readdirSync(join(APP, "api"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(`${sep}route.ts`))
  .map((file) => `/api/${file.split(sep).slice(0, -1).join("/")}`)
  .toSorted();

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

const IS_REST = /^\[\.\.\./;
const NAME_IN_BRACKETS = /^\[(\w+)\]$/;

const moduleOf = async (route: string): Promise<Record<string, Handler | undefined>> =>
  import(join(APP, route, "route.ts"));

/** What a route captures of a path; null where it is another's. */
function captured(route: string, path: string): Record<string, string> | null {
  const [parts, given] = [route.split("/"), path.split("/")];
  const rest = parts.findIndex((part) => IS_REST.test(part));
  if (rest < 0 ? parts.length !== given.length : given.length <= rest) return null;
  const params: Record<string, string> = {};
  for (const [i, part] of parts.entries()) {
    if (IS_REST.test(part)) return params;
    const [, name] = NAME_IN_BRACKETS.exec(part) ?? [];
    if (name) params[name] = decodeURIComponent(given[i] ?? "");
    else if (part !== given[i]) return null;
  }
  return params;
}

const captures = (route: string): number => route.split("[").length;

/** The handler for a path, found the way Next finds it, with what the path holds for it. */
export async function handlerOf(method: string, path: string): Promise<[Handler, Record<string, string>]> {
  // What is written out goes before what captures.
  const routes = ROUTES.toSorted((a, b) => captures(a) - captures(b));
  for (const route of routes) {
    const params = captured(route, path);
    if (!params) continue;
    const handler = (await moduleOf(route))[method];
    if (!handler) throw new Error(`${path} knows no ${method}`);
    return [handler, params];
  }
  throw new Error(`no route for ${path}`);
}

export interface RouteMethod {
  /** As its folder says it, like /api/songs/[id]/chart. */
  route: string;
  method: string;
}

/** Everything that can be asked for. */
export async function everyRoute(): Promise<RouteMethod[]> {
  const all = await Promise.all(
    ROUTES.map(async (route) => {
      const module = await moduleOf(route);
      return METHODS.filter((method) => module[method]).map((method) => ({ route, method }));
    }),
  );
  return all.flat();
}
