import type { Person } from "@karaverse/database";
import { BanMinutes, Grounds } from "@karaverse/protocol";
import { z } from "zod";
import type { AdminBan, AdminPerson } from "../../api-types";
import { ApiError } from "../api-error";
import { bodyOf, type Endpoint, type PersonCall, paramOf, queryOf } from "../endpoint";

const PeopleSearch = z.object({
  q: z.string().max(100).optional(),
  kind: z.enum(["guest", "member", "admin"]).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});

const adminPerson = (person: Person, banned: boolean): AdminPerson => ({
  id: person.id,
  name: person.name,
  email: person.isAnonymous ? null : person.email,
  guest: person.isAnonymous,
  admin: person.role === "admin",
  createdAt: person.createdAt.toISOString(),
  banned,
});

export const listPeople: Endpoint<PersonCall> = async (call) => {
  const { q, ...query } = queryOf(call, PeopleSearch);
  const { db } = call.services;
  const [{ people, total }, bans] = await Promise.all([
    db.people.find({ ...query, text: q }),
    db.bans.list(),
  ]);
  const banned = new Set(bans.filter((ban) => ban.roomId === null).map((ban) => ban.personId));
  return { people: people.map((person) => adminPerson(person, banned.has(person.id))), total };
};

async function personOf(call: PersonCall): Promise<Person> {
  const person = await call.services.db.people.byId(paramOf(call, "id"));
  if (!person) throw new ApiError(404, "person-unknown");
  return person;
}

const PersonChange = z.object({ admin: z.boolean() });

export const changePerson: Endpoint<PersonCall> = async (call) => {
  const { services, person: actor } = call;
  const { db } = services;
  const { admin } = await bodyOf(call, PersonChange);
  const person = await personOf(call);
  // A guest's account ends with the browser's cookie: nobody could sign in to it again.
  if (admin && person.isAnonymous) throw new ApiError(409, "not-allowed", "Guests have to sign up first.");
  if (!admin && person.role === "admin" && (await db.people.countAdmins()) <= 1)
    throw new ApiError(409, "last-admin");
  const changed = await db.people.setPlatformRole(person.id, admin ? "admin" : "user");
  await db.audit.write({
    actorId: actor.id,
    actorName: actor.name,
    act: admin ? "make-admin" : "take-admin",
    target: person.id,
    details: { name: person.name },
  });
  return { person: adminPerson(changed, (await db.bans.active(person.id, null)) !== null) };
};

const HouseBan = z.object({
  reason: Grounds,
  minutes: BanMinutes.default(null),
});

/** Rule L3, for the whole house: out of every room they are in, and into none until it ends. */
export const banPerson: Endpoint<PersonCall> = async (call) => {
  const { services, person: actor } = call;
  const { db, realtime, live } = services;
  const { reason, minutes } = await bodyOf(call, HouseBan);
  const person = await personOf(call);
  if (person.role === "admin") throw new ApiError(409, "not-allowed", "An admin can't be banned.");
  const ban = await db.bans.create({ personId: person.id, roomId: null, byId: actor.id, reason, minutes });
  await db.audit.write({
    actorId: actor.id,
    actorName: actor.name,
    act: "ban-from-house",
    target: person.id,
    details: { name: person.name, reason, minutes },
  });
  const rooms = (await live.current())?.rooms ?? [];
  const present = rooms.filter((room) => room.participants.some(({ personId }) => personId === person.id));
  await Promise.allSettled(
    present.map((room) =>
      realtime.act(room.roomId, {
        actor: { personId: actor.id, name: actor.name },
        act: { act: "kick", person: person.id, reason },
      }),
    ),
  );
  return { ban: { id: ban.id } };
};

export const listBans: Endpoint<PersonCall> = async ({ services }) => {
  const bans = await services.db.bans.list();
  return {
    bans: bans.map(
      (ban): AdminBan => ({
        id: ban.id,
        personId: ban.personId,
        person: ban.person.name,
        room: ban.room,
        by: ban.by?.name ?? null,
        reason: ban.reason,
        until: ban.until?.toISOString() ?? null,
        createdAt: ban.createdAt.toISOString(),
      }),
    ),
  };
};

export const liftBan: Endpoint<PersonCall> = async (call) => {
  const { services, person: actor } = call;
  const ban = await services.db.bans.lift(paramOf(call, "id"));
  if (!ban) throw new ApiError(404, "ban-unknown");
  await services.db.audit.write({
    actorId: actor.id,
    actorName: actor.name,
    act: "lift-ban",
    target: ban.personId,
    roomId: ban.roomId,
    details: { reason: ban.reason },
  });
  return {};
};
