import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { hashPassword } from "@better-auth/utils/password";
import type { Database } from "../database";

export interface Credentials {
  email: string;
  /** Shown once, kept nowhere; has to be changed at the first sign-in. */
  password: string;
}

export const ADMIN_EMAIL = "admin@karaverse.local";

// No letters or digits that are easily taken for another.
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** 99 bits, in groups that can be read out. */
const oneTimePassword = (): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join(""),
  ).join("-");

/** Makes an admin where there is none. */
export async function seedAdmin(db: Database): Promise<Credentials | null> {
  return (await db.people.countAdmins()) > 0 ? null : resetAdmin(db);
}

/**
 * Makes the account an admin with a new one-time password, and the account too unless it is there. Every session
 * of it ends.
 */
export async function resetAdmin(db: Database, email: string = ADMIN_EMAIL): Promise<Credentials> {
  const address = email.trim().toLowerCase();
  const password = oneTimePassword();
  const hash = await hashPassword(password);
  const id = randomBytes(16).toString("hex");
  await db.client.$transaction(async (tx) => {
    const admin = { role: "admin", mustChangePassword: true, isAnonymous: false } as const;
    const user = await tx.user.upsert({
      where: { email: address },
      create: { id, name: "Admin", email: address, emailVerified: true, ...admin },
      update: admin,
    });
    const { count } = await tx.account.updateMany({
      where: { userId: user.id, providerId: "credential" },
      data: { password: hash },
    });
    if (count === 0) {
      await tx.account.create({
        data: {
          id: randomUUID(),
          accountId: user.id,
          providerId: "credential",
          userId: user.id,
          password: hash,
        },
      });
    }
    await tx.session.deleteMany({ where: { userId: user.id } });
  });
  return { email: address, password };
}
