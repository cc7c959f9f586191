import type { IncomingMessage } from "node:http";
import { VRM_BUDGET } from "@karaverse/avatars/vrm";
import { LIMITS } from "@karaverse/protocol";

const JSON_BYTES = 64 * 1024;
/** A song with its audio, or a zip of several; the import itself counts again as it reads. */
const IMPORT_BYTES = 256 * 1024 * 1024;
const IMPORT_PATH = /^\/api\/(admin|rooms\/[^/?]+)\/songs(\?|$)/;
const VRM_PATH = /^\/api\/me\/avatar\/vrm(\?|$)/;
const RECORDING_PATH = /^\/api\/people\/me\/recordings(\?|$)/;

export type BodyVerdict = "fits" | "too-large" | "length-required";

/** Whether a request's body may be read. Bodies say their length beforehand; ours always do. */
export function bodyVerdict(req: Pick<IncomingMessage, "headers" | "url">): BodyVerdict {
  if (req.headers["transfer-encoding"]) return "length-required";
  const length = Number(req.headers["content-length"] ?? 0);
  return length <= limitOf(req.url ?? "") ? "fits" : "too-large";
}

function limitOf(url: string): number {
  if (IMPORT_PATH.test(url)) return IMPORT_BYTES;
  if (VRM_PATH.test(url)) return VRM_BUDGET.bytes;
  return RECORDING_PATH.test(url) ? LIMITS.recordingBytes : JSON_BYTES;
}
