import type { Visitor, WebHouse } from "../../../tests/support/web-house";
import type { Treasure } from "./house";
import type { Asked } from "./requests";

/** The house is asked to do without realtime here, and says so. */
const WITHOUT_REALTIME = 502;
const REFUSED = 400;

export type Got = Awaited<ReturnType<Visitor["ask"]>>;

/** What an answer may not be, in words; `text` is what could be read of it. */
export function wrongAnswer(
  { method, path }: Asked,
  { status, body, response }: Got,
  text: string,
): string[] {
  const what = `${method} ${path.slice(0, 200)}: ${status}`;
  if (status >= 500 && status !== WITHOUT_REALTIME) return [`${what} ${text.slice(0, 300)}`];
  const isOurs = !path.startsWith("/api/auth/");
  if (!isOurs || status < REFUSED || (status === 416 && !response.headers.has("content-type"))) return [];
  const { error, message } = (body ?? {}) as { error?: unknown; message?: unknown };
  const isSaid = typeof error === "string" && typeof message === "string" && message !== "";
  return isSaid || response.headers.has("content-range") ? [] : [`${what} says neither a reason nor words`];
}

/** What somebody got who may not have it. @param person null: nobody is signed in */
export async function stolen(
  house: WebHouse,
  { method, path }: Asked,
  person: string | null,
  { status }: Got,
  text: string,
  treasure: Treasure,
): Promise<string[]> {
  const row = person === null ? null : await house.db.people.byId(person);
  if (row?.role === "admin") return [];
  const what = `${method} ${path.slice(0, 200)} by ${person ?? "nobody"}: ${status}`;
  const found = treasure.secrets.filter((secret) => text.includes(secret));
  const isOk = status < REFUSED;
  const at = path.split("?")[0] ?? "";
  return [
    ...found.map((secret) => `${what} tells ${secret}`),
    ...(isOk && at.startsWith("/api/admin/") ? [`${what} is for admins`] : []),
    ...(isOk && at.startsWith(`/api/rooms/${treasure.slug}/`) && method === "POST"
      ? [`${what} needs a password`]
      : []),
    ...(isOk && at === `/api/recordings/${treasure.recording}/sound` ? [`${what} is not shared`] : []),
    ...(isOk && at === `/api/people/me/recordings/${treasure.recording}`
      ? [`${what} is somebody else's`]
      : []),
  ];
}

/** What is no longer as its owner left it. */
export async function broken(house: WebHouse, treasure: Treasure): Promise<string[]> {
  const problems: string[] = [];
  const me = (await treasure.owner.ask("GET", "/api/me")).body as {
    person: { name: string; admin: boolean } | null;
  };
  if (me.person?.name !== "Ada" || me.person.admin)
    problems.push(`the owner is ${JSON.stringify(me.person)}`);
  const room = await house.db.rooms.bySlug(treasure.slug);
  if (room?.name !== "Shut" || room.closedAt || room.ownerId !== treasure.ownerId)
    problems.push(`their room is ${JSON.stringify(room)}`);
  const sound = await treasure.owner.ask("GET", `/api/recordings/${treasure.recording}/sound`);
  if (sound.status !== 200) problems.push(`their recording answers with ${sound.status}`);
  await sound.response.body?.cancel();
  return problems;
}
