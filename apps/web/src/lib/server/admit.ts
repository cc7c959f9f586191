import type { Person } from "@karaverse/database";
import { headers } from "next/headers";
import { forbidden, unauthorized } from "next/navigation";
import { services } from "./services";

/** The admin who asks for this page; everybody else gets 401 or 403 and the door. */
export async function admitAdmin(): Promise<Person> {
  const { auth, db } = services();
  const session = await auth.api.getSession({ headers: await headers() });
  const person = session && (await db.people.byId(session.user.id));
  if (!person) unauthorized();
  if (person.role !== "admin") forbidden();
  return person;
}
