import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat, statfs } from "node:fs/promises";
import { Readable } from "node:stream";
import { probeVrm, VRM_BUDGET } from "@karaverse/avatars/vrm";
import { AvatarFile, LIMITS, wearOf } from "@karaverse/protocol";
import type { BroughtAnswer, VrmRefused } from "../../api-types";
import { ApiError } from "../api-error";
import { type Endpoint, type PersonCall, paramOf } from "../endpoint";
import { IMPORT_BOUNDS } from "../import/bounds";
import { avatarPath, writeAvatar } from "./place";

const MEGABYTE = 1024 * 1024;

/** Rules W3, W4. The body is the file; whoever sends it has looked at it before, and is not believed. */
export const bringVrm: Endpoint<PersonCall> = async (call): Promise<BroughtAnswer | Response> => {
  const { services, person, request } = call;
  const { db, config, limits } = services;
  limits.avatars.use(person.id);
  const bytes = await bytesOf(request);
  const probe = probeVrm(bytes);
  if (probe.kind === "refused") {
    const { refusals } = probe;
    const { message } = new ApiError(400, "vrm-refused");
    const refused: VrmRefused = { error: "vrm-refused", message, refusals };
    return Response.json(refused, { status: 400 });
  }
  const hash = createHash("sha256").update(bytes).digest("hex");
  if (!(await db.avatarFiles.isOf(person.id, hash))) await assertRoom(call, bytes.length);
  await writeAvatar(config, hash, bytes);
  await db.avatarFiles.keep(
    { personId: person.id, hash, bytes: bytes.length },
    { most: LIMITS.avatarFiles, worn: wearOf(person.avatar).file },
  );
  return { vrm: hash, figures: probe.figures };
};

/** Counted as it comes: what a request says of its length is only said. */
async function bytesOf({ body }: Request): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of (body ?? []) as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (length > VRM_BUDGET.bytes) throw new ApiError(413, "too-large");
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function assertRoom({ services: { db, config } }: PersonCall, bytes: number): Promise<void> {
  const most = config.avatarFilesMb * MEGABYTE;
  if ((await db.avatarFiles.bytes()) + bytes > most) throw new ApiError(409, "avatars-full");
  const { bavail, bsize } = await statfs(config.dataDir);
  if (bavail * bsize - bytes < IMPORT_BOUNDS.freeBytes) throw new ApiError(409, "avatars-full");
}

/** For everybody with a name here: whoever stands beside somebody sees what they wear. */
export const vrmFile: Endpoint<PersonCall> = async (call) => {
  const [name = "", ending] = paramOf(call, "file").split(".", 2);
  const hash = AvatarFile.safeParse(name);
  if (!hash.success || ending !== "vrm") throw new ApiError(404, "avatar-unknown");
  const path = avatarPath(call.services.config, hash.data);
  const size = await stat(path).then(
    (file) => file.size,
    () => null,
  );
  if (size === null) throw new ApiError(404, "avatar-unknown");
  const stream = createReadStream(path);
  call.request.signal.addEventListener("abort", () => stream.destroy());
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    headers: {
      "Content-Type": "model/gltf-binary",
      "Content-Length": String(size),
      // Named by what is in it. Private: a likeness is for those who are here.
      "Cache-Control": "private, max-age=31536000, immutable",
      "X-Content-Type-Options": "nosniff",
    },
  });
};

/** Rule W2. */
export async function assertMayWear({ services, person }: PersonCall, code: string): Promise<void> {
  const { file } = wearOf(code);
  if (file === null || (await services.db.avatarFiles.isOf(person.id, file))) return;
  throw new ApiError(403, "not-your-avatar");
}
