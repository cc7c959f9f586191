import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { extname } from "node:path";
import { Readable } from "node:stream";
import { ApiError } from "../api-error";

const TYPES: Readonly<Record<string, string>> = {
  ".ogg": "audio/ogg",
  ".oga": "audio/ogg",
  ".opus": "audio/ogg",
  ".mp3": "audio/mpeg",
  ".m4a": "audio/mp4",
  ".aac": "audio/aac",
  ".flac": "audio/flac",
  ".wav": "audio/wav",
  ".webm": "audio/webm",
  ".mp4": "video/mp4",
  ".m4v": "video/mp4",
  ".mkv": "video/x-matroska",
  ".cdg": "application/octet-stream",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
};

export interface Span {
  start: number;
  /** Inclusive. */
  end: number;
}

/** The bytes a Range header asks for; null for all of them, "outside" where there are none. */
export function spanOf(range: string | null, size: number): Span | null | "outside" {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range ?? "");
  if (!match || (!match[1] && !match[2])) return null;
  const [, from = "", to = ""] = match;
  if (from === "") {
    const length = Math.min(Number(to), size);
    return length > 0 ? { start: size - length, end: size - 1 } : "outside";
  }
  const start = Number(from);
  const end = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  return start < size && start <= end ? { start, end } : "outside";
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code !== "ENOENT") throw error;
  return null;
}

interface Asked {
  request: Request;
  /** The Cache-Control to send. */
  caching: string;
  /** What is said of a file that has gone. */
  missing?: "song-file-missing" | "recording-unknown" | "video-missing";
}

/** A file with range support. */
export async function mediaResponse(
  path: string,
  { request, caching, missing = "song-file-missing" }: Asked,
): Promise<Response> {
  const type = TYPES[extname(path).toLowerCase()];
  const file = type && (await stat(path).catch(nullIfMissing));
  if (!file) throw new ApiError(404, missing);
  const { size, mtimeMs } = file;
  const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  const headers: Record<string, string> = {
    "Content-Type": type,
    "Accept-Ranges": "bytes",
    "Cache-Control": caching,
    ETag: etag,
  };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  const ifRange = request.headers.get("if-range");
  const span = ifRange && ifRange !== etag ? null : spanOf(request.headers.get("range"), size);
  if (span === "outside") {
    return new Response(null, { status: 416, headers: { ...headers, "Content-Range": `bytes */${size}` } });
  }
  const length = span ? span.end - span.start + 1 : size;
  headers["Content-Length"] = String(length);
  if (span) headers["Content-Range"] = `bytes ${span.start}-${span.end}/${size}`;
  const stream = createReadStream(path, { ...span });
  // A reader who goes away in the middle is no error of ours.
  request.signal.addEventListener("abort", () => stream.destroy());
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    status: span ? 206 : 200,
    headers,
  });
}
