import { refusalWords } from "@/i18n/refusal-words";
import { words } from "@/i18n/words";
import type { ApiErrorBody } from "./api-types";

/** The server's no, in words for the person who asked. */
export class ApiRefusal extends Error {
  override readonly name = "ApiRefusal";
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** A server that says nothing for so long is away: who waits is told so, and may ask again. */
const PATIENCE_MS = 30_000;

/** What better-auth says without a reason. */
const TOO_MANY = 429;

/** Asks our own /api. @throws ApiRefusal */
export async function api<T>(
  method: "GET" | "POST" | "PATCH" | "DELETE",
  path: string,
  body?: object,
): Promise<T> {
  const response = await fetch(`/api/${path}`, {
    method,
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(body && { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
  }).catch(() => {
    throw new ApiRefusal("unreachable", words()("reasons.unreachable"));
  });
  const answer = (await response.json().catch(() => null)) as T | (ApiErrorBody & { code?: string }) | null;
  if (response.ok) return answer as T;
  // better-auth says `code`, our own routes say `error`.
  const refusal = answer as { error?: string; code?: string; message?: string } | null;
  const code =
    refusal?.error ?? refusal?.code ?? (response.status === TOO_MANY ? "too-fast" : String(response.status));
  throw new ApiRefusal(
    code,
    refusal?.message
      ? refusalWords(code, refusal.message)
      : words()("common.serverAnswered", { status: response.status }),
  );
}
