import { randomUUID } from "node:crypto";
import { LIMITS } from "@karaverse/protocol";
import { SignJWT } from "jose";

/** A ticket as the web app signs it (Rule J1); nothing of the web app is needed for it here. */
export function ticketFor(index: number, roomId: string, secret: string): Promise<string> {
  const claims = { personId: `bench-${index}`, name: `Guest ${index}`, avatar: "", roomId };
  return new SignJWT({ ...claims, guest: true, admin: false })
    .setProtectedHeader({ alg: "HS256" })
    .setJti(randomUUID())
    .setExpirationTime(Math.floor(Date.now() / 1_000) + LIMITS.ticketSeconds)
    .sign(new TextEncoder().encode(secret));
}
