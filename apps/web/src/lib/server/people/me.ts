import { AvatarCode, PersonName } from "@karaverse/protocol";
import { z } from "zod";
import type { Me, MeAnswer } from "../../api-types";
import { assertMayWear } from "../avatars/vrm";
import { bodyOf, type Call, type Endpoint, type PersonCall } from "../endpoint";
import { sweepNowAndThen } from "../recordings/sweep";
import { tellRooms } from "./tell-rooms";

async function meOf({ services }: Call, person: PersonCall["person"]): Promise<Me> {
  const roles = await services.db.roles.ofPerson(person.id);
  return {
    id: person.id,
    name: person.name,
    avatar: person.avatar,
    guest: person.isAnonymous,
    admin: person.role === "admin",
    // A guest's address is made up.
    email: person.isAnonymous ? null : person.email,
    mustChangePassword: person.mustChangePassword,
    keepSinging: person.keepSinging,
    recordingDays: services.config.recordingDays,
    rooms: roles.map(({ role, room }) => ({ ...room, role })),
  };
}

export const showMe: Endpoint = async (call): Promise<MeAnswer> => {
  sweepNowAndThen(call.services);
  return { person: call.person && (await meOf(call, call.person)) };
};

const Change = z.object({
  name: PersonName.optional(),
  avatar: AvatarCode.optional(),
  /** Rule K1. */
  keepSinging: z.boolean().optional(),
});

export const changeMe: Endpoint<PersonCall> = async (call): Promise<MeAnswer> => {
  const { services, person } = call;
  services.limits.changes.use(person.id);
  const { name, avatar, keepSinging } = await bodyOf(call, Change);
  if (avatar !== undefined) await assertMayWear(call, avatar);
  const changed = await services.db.people.update(person.id, {
    ...(name !== undefined && { name }),
    ...(avatar !== undefined && { avatar }),
    ...(keepSinging !== undefined && { keepSinging }),
  });
  if (name !== undefined || avatar !== undefined)
    await tellRooms(call, { ...(name !== undefined && { name }), ...(avatar !== undefined && { avatar }) });
  return { person: await meOf(call, changed) };
};
