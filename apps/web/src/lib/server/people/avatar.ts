import { decodeHuman, encodeHuman, humanFor, humanRecipe } from "@karaverse/avatars/recipe";
import { AvatarFile, codeOfWear, wearOf } from "@karaverse/protocol";
import { z } from "zod";
import type { AvatarAnswer } from "../../api-types";
import { assertMayWear } from "../avatars/vrm";
import { bodyOf, type Endpoint, type PersonCall } from "../endpoint";
import { tellRooms } from "./tell-rooms";

/** Who never chose looks as their id has it. */
function answerOf(avatar: string, personId: string): AvatarAnswer {
  const { recipe: code, file } = wearOf(avatar);
  const recipe = humanFor(code, personId);
  return { code: encodeHuman(recipe), recipe, vrm: file };
}

export const showAvatar: Endpoint<PersonCall> = async ({ person }) => answerOf(person.avatar, person.id);

const Code = z.string().transform((code, { addIssue }) => {
  const recipe = decodeHuman(code);
  if (!recipe) addIssue("no recipe's code, or a part of it is missing");
  return recipe ?? z.NEVER;
});

/** Not a union: its refusals would name no field. */
const Change = z
  .strictObject({
    recipe: humanRecipe.optional(),
    code: Code.optional(),
    /** Rule W2. Without it the recipe alone is worn. */
    vrm: AvatarFile.nullable().default(null),
  })
  .refine(({ recipe, code }) => (recipe === undefined) !== (code === undefined), "either a recipe or a code");

/** A whole recipe or its code, as the editor gives them. A room that one is in hears of it by update-self (Rule J5). */
export const changeAvatar: Endpoint<PersonCall> = async (call): Promise<AvatarAnswer> => {
  const { services, person } = call;
  services.limits.changes.use(person.id);
  const { recipe, code, vrm } = await bodyOf(call, Change);
  const chosen = recipe ?? code;
  if (!chosen) throw new Error("the schema lets no request pass without one of both");
  const worn = codeOfWear({ recipe: encodeHuman(chosen), file: vrm });
  await assertMayWear(call, worn);
  const { avatar } = await services.db.people.update(person.id, { avatar: worn });
  await tellRooms(call, { avatar });
  return answerOf(avatar, person.id);
};
