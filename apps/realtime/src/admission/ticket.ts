import type { Database } from "@karaverse/database";
import { TicketClaims } from "@karaverse/protocol";
import { errors, jwtVerify } from "jose";
import { Rejected } from "./refusal";

/** Rule J1. Uses the ticket up. */
export async function redeem(
  ticket: string,
  roomId: string,
  secret: string,
  db: Database,
): Promise<TicketClaims> {
  const claims = await verify(ticket, secret);
  if (claims.roomId !== roomId) throw new Rejected("ticket-invalid");
  const isFirst = await db.tickets.use(claims.jti, new Date(claims.exp * 1_000));
  if (!isFirst) throw new Rejected("ticket-used");
  return claims;
}

const keys = new Map<string, Promise<CryptoKey>>();

/** Imported once: for every ticket anew it cost as much as the check itself. */
function keyOf(secret: string): Promise<CryptoKey> {
  const known = keys.get(secret);
  if (known) return known;
  const bytes = new TextEncoder().encode(secret);
  const key = crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  keys.set(secret, key);
  return key;
}

async function verify(ticket: string, secret: string): Promise<TicketClaims> {
  try {
    const { payload } = await jwtVerify(ticket, await keyOf(secret), { algorithms: ["HS256"] });
    return TicketClaims.parse(payload);
  } catch (error) {
    throw new Rejected(error instanceof errors.JWTExpired ? "ticket-expired" : "ticket-invalid");
  }
}
