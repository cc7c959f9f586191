import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { answer, endSocket, type FailureListener, type Upstream, upstream } from "./upstream";

interface Member {
  readonly url: string;
  readonly way: Upstream;
  /** By which people's connections name it; null while it has not said. */
  processId: string | null;
  takesPeople: boolean;
  isKnownAlone: boolean;
}

const Health = z.object({ processId: z.string().min(1), shared: z.boolean() });

const LOOK_EVERY_MS = 1_000;
const LOOK_WITHIN_MS = 2_000;
/** Made-up process ids must not make us ask all of them each time. */
const LOOK_AGAIN_MS = 250;
const MOST_BODY_BYTES = 64 * 1_024;

/**
 * The realtime processes as one. Whoever wants in is sent to any that takes people, and gets the id of the process that
 * has the room; the connection that names it goes there and nowhere else.
 */
export function realtimeUpstream(urls: readonly string[], onFailure: FailureListener): Upstream {
  const members = urls.map(
    (url): Member => ({
      url,
      way: upstream({ name: "realtime", url, onFailure }),
      processId: null,
      takesPeople: false,
      isKnownAlone: false,
    }),
  );
  const [first] = members;
  if (first && members.length === 1) return first.way;

  let looking: Promise<unknown> | null = null;
  let lookedAt = 0;
  let turn = 0;

  function look(): Promise<unknown> {
    if (looking) return looking;
    if (Date.now() - lookedAt < LOOK_AGAIN_MS) return Promise.resolve();
    lookedAt = Date.now();
    looking = Promise.all(members.map((member) => lookAt(member, onFailure))).finally(() => {
      looking = null;
    });
    return looking;
  }

  const byId = (id: string) => members.find(({ processId }) => processId === id);

  /** Each once, those first that take people, beginning with the next in turn. */
  function inTurn(): Member[] {
    turn = (turn + 1) % members.length;
    const round = [...members.slice(turn), ...members.slice(0, turn)];
    return [
      ...round.filter(({ takesPeople }) => takesPeople),
      ...round.filter(({ takesPeople }) => !takesPeople),
    ];
  }

  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  void look();

  return {
    async request(req, res, path) {
      const body = await bodyOf(req).catch(() => null);
      if (body === null) return answer(res, 413, "too-large", "That is larger than what can be sent here.");
      const left = inTurn();
      const next = () => {
        const member = left.shift();
        if (!member) return;
        const elsewhere = () => {
          member.takesPeople = false;
          next();
        };
        member.way.request(req, res, path, left.length > 0 ? { body, elsewhere } : { body });
      };
      next();
    },
    async upgrade(req, socket, head, path) {
      const [, id = ""] = path.split("/");
      if (!byId(id)) await look();
      const member = byId(id);
      if (member) member.way.upgrade(req, socket, head, path);
      else endSocket(socket, "404 Not Found");
    },
    close() {
      clearInterval(timer);
      for (const { way } of members) way.close();
    },
  };
}

async function lookAt(member: Member, onFailure: FailureListener): Promise<void> {
  try {
    const response = await fetch(`${member.url}/health`, { signal: AbortSignal.timeout(LOOK_WITHIN_MS) });
    const { processId, shared } = Health.parse(await response.json());
    member.processId = processId;
    member.takesPeople = response.ok;
    if (!shared && !member.isKnownAlone) {
      const words = `${member.url} runs without REDIS_URL and knows nothing of the others: rooms will be open twice`;
      onFailure({ upstream: "realtime", error: new Error(words) });
    }
    member.isKnownAlone = !shared;
  } catch {
    member.processId = null;
    member.takesPeople = false;
  }
}

/** Read before it is passed on, so that it can be passed on again. */
async function bodyOf(req: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of req as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MOST_BODY_BYTES) throw new Error("too large");
    parts.push(part);
  }
  return Buffer.concat(parts);
}
