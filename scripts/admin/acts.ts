import { type Database, resetAdmin } from "@karaverse/database";
import pc from "picocolors";
import { Failure } from "../launch/failure";

const HOUSE = { actorId: null, actorName: "the house" };

export async function resetPassword(database: Database, email?: string): Promise<void> {
  const admin = await resetAdmin(database, email);
  await database.audit.write({ ...HOUSE, act: "reset-admin-password", target: admin.email });
  console.log(`Admin: ${admin.email}, one-time password ${pc.bold(admin.password)}`);
  console.log(
    "It has to be changed at the first sign-in; whoever was signed in with the account is signed out.",
  );
}

export async function grantAdmin(database: Database, email: string, role: "admin" | "user"): Promise<void> {
  const person = await database.people.byEmail(email.trim());
  if (!person) {
    throw new Failure(`Nobody has signed up with ${email}.`, "Let them sign up first, or check the address.");
  }
  await database.people.setPlatformRole(person.id, role);
  await database.audit.write({
    ...HOUSE,
    act: role === "admin" ? "grant-admin" : "revoke-admin",
    target: person.email,
  });
  console.log(
    `${person.name} (${person.email}) is ${role === "admin" ? "an admin now" : "no admin any more"}.`,
  );
}
