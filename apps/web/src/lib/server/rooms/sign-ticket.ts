import { randomUUID } from "node:crypto";
import type { TicketClaims } from "@karaverse/protocol";
import { SignJWT } from "jose";

/** Rule J1. */
export async function signTicket(
  { exp, ...claims }: Omit<TicketClaims, "jti">,
  secret: string,
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "HS256" })
    .setJti(randomUUID())
    .setExpirationTime(exp)
    .sign(new TextEncoder().encode(secret));
}
