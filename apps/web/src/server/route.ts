/** Where a request goes. `path` is what the upstream is asked. */
export type Route =
  | { to: "app" }
  | { to: "realtime"; path: string }
  | { to: "livekit"; path: string }
  | { to: "nowhere"; status: 400 | 404 };

const BAD: Route = { to: "nowhere", status: 400 };
const UNKNOWN: Route = { to: "nowhere", status: 404 };

/** The parts of a path as the most lenient reader behind us could understand them; null where they make no sense. */
function segmentsOf(path: string): string[] | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  const segments = decoded
    .replaceAll("\\", "/")
    .split("/")
    .filter((segment) => segment !== "" && segment !== ".");
  return segments.includes("..") || decoded.includes("%") ? null : segments;
}

/** Decides by the address alone, before anything is opened. */
export function routeOf(url: string | undefined): Route {
  if (!url?.startsWith("/")) return BAD;
  const mark = url.indexOf("?");
  const path = mark < 0 ? url : url.slice(0, mark);
  const query = mark < 0 ? "" : url.slice(mark);
  const [, first] = path.split("/", 2);
  if (first !== "realtime" && first !== "livekit") return { to: "app" };
  const segments = segmentsOf(path);
  if (!segments) return BAD;
  const rest = `/${path.slice(first.length + 2)}${query}`;
  const [, second = ""] = segments;
  if (first === "realtime") {
    // Realtime's own API is for this server alone.
    return second.toLowerCase() === "internal" ? UNKNOWN : { to: "realtime", path: rest };
  }
  // Of LiveKit people need the signal connection; its management API stays inside.
  return second === "rtc" ? { to: "livekit", path: rest } : UNKNOWN;
}
