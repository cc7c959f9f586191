import type { SongsAnswer } from "../../apps/web/src/lib/api-types";
import { company, type Guest } from "./company";
import type { House, OpenRoom } from "./house";
import { A_SONG, isOnStage, onStageWith, SHORTEST_SONG } from "./singing";
import { comeIn, PATIENCE_MS, type Visitor } from "./visitor";

/** The lounge's people, clear of its tables, metres. */
const GUESTS = { Milo: [-2.2, -0.2], Ayumi: [1.1, -0.6], Tariq: [2.6, 1.2] } as const;
const ROSA = [-2.6, 0.9] as const;
/** What waits while Rosa sings. */
const WAITING = { Milo: "La donna è mobile", Ayumi: "Amazing Grace" } as const;
/** Who stands here sees the stage between them. */
export const AMONG_THEM = [0.2, 2.4] as const;

export interface Evening {
  room: OpenRoom;
  /** Somebody sings in the room from the moment on that it is asked; resolves in the middle of a line. */
  singing(): Promise<void>;
  /** Nobody sings from then on, and nobody waits for it. */
  stageIsFree(): Promise<void>;
  /** A whole song, not without a slip, to the end, at which the guests clap; resolves with the results. */
  singsToTheEnd(visitor: Visitor): Promise<void>;
}

const evenings = new WeakMap<House, Promise<Evening>>();

/** The evening of the house, begun when a picture first needs it. */
export function eveningOf(house: House): Promise<Evening> {
  const begun = evenings.get(house) ?? begin(house);
  evenings.set(house, begun);
  return begun;
}

/** Three rooms; in the first a few people in front of the stage, one of whom can sing. */
async function begin({ browser, stack, admin, open }: House): Promise<Evening> {
  const room = await open({ name: "Friday at Rosa's", theme: "lounge" });
  await open({ name: "Box 3", theme: "box", visibility: "password", password: "open sesame" });
  const garden = await open({ name: "Summer under the lamps", theme: "open-air" });
  await company(browser, stack, garden.slug, ["Noor"]);

  const rosa = await comeIn(browser, room.link, "Rosa");
  await room.place(rosa.id, ...ROSA);
  const { people } = await company(browser, stack, room.slug, Object.keys(GUESTS));
  for (const { id, name } of people) {
    const [x, z] = GUESTS[name as keyof typeof GUESTS];
    await room.place(id, x, z);
  }

  const wait = async (guest: Guest) => {
    const title = WAITING[guest.name as keyof typeof WAITING];
    if (!title) return;
    const answer = await admin.request.get("/api/songs", { params: { q: title } });
    const { songs } = (await answer.json()) as SongsAnswer;
    const { entry } = (await guest.ask("queue-song", { song: songs[0]?.id })) as { entry: string };
    waiting.push(() => guest.ask("remove-entry", { entry }));
  };
  const waiting: (() => Promise<unknown>)[] = [];
  const takeBackAll = async () => {
    for (const takeBack of waiting.splice(0)) await takeBack();
  };
  const stageIsFree = async () => {
    await takeBackAll();
    if (await isOnStage(rosa.page)) await room.act({ act: "skip" });
  };
  return {
    room,
    async singing() {
      if (await isOnStage(rosa.page)) return onStageWith(rosa.page, A_SONG);
      await takeBackAll();
      await onStageWith(rosa.page, A_SONG);
      for (const guest of people) await wait(guest);
    },
    stageIsFree,
    async singsToTheEnd({ page, name }) {
      await stageIsFree();
      await onStageWith(page, SHORTEST_SONG);
      for (const guest of people)
        for (const reaction of ["applause", "heart"]) await guest.ask("react", { reaction });
      await page.getByLabel(`Final score of ${name}`).waitFor({ timeout: PATIENCE_MS });
    },
  };
}
