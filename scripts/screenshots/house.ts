import type { Theme } from "@karaverse/protocol";
import type { Browser, BrowserContext } from "@playwright/test";
import type { z } from "zod";
import type { RunningStack } from "../../tests/support/the-stack";
import type { Place } from "./gathering";
import { A_SONG, clap, isOnStage, onStageWith, queue, SHORTEST_SONG, takeBack } from "./singing";
import { comeIn, PATIENCE_MS, type Visitor } from "./visitor";

/** The lounge's people, clear of its tables, metres. */
const BEFORE_THE_STAGE = [
  [-2.2, -0.2],
  [1.1, -0.6],
  [2.6, 1.2],
] as const;
/** Who stands here sees the stage between them. */
export const AMONG_THEM = [0.2, 2.4] as const;

export interface OpenRoom {
  id: string;
  slug: string;
  link: string;
  place: Place;
}

export interface House {
  browser: Browser;
  stack: RunningStack;
  admin: BrowserContext;
  room: OpenRoom;
  open(data: { name: string; theme: z.infer<typeof Theme> }): Promise<OpenRoom>;
  /** Somebody sings in the room from the moment on that it is asked; resolves in the middle of a line. */
  singing(): Promise<void>;
  /** A whole song, not without a slip, to the end, at which the guests clap; resolves with the results. */
  singsToTheEnd(visitor: Visitor): Promise<void>;
}

/** Three rooms; in the first a few people in front of the stage, one of whom can sing. */
export async function furnishHouse(browser: Browser, stack: RunningStack, isOwn: boolean): Promise<House> {
  const admin = await browser.newContext({ baseURL: stack.url });
  const signedIn = await admin.request.post("/api/auth/sign-in/email", {
    data: { email: stack.adminEmail, password: stack.adminPassword },
  });
  if (!signedIn.ok()) throw new Error(`The admin can't sign in: ${await signedIn.text()}`);
  if (isOwn) await keepOnePassword(admin, stack);

  const open = async (data: Record<string, string>): Promise<OpenRoom> => {
    const answer = await admin.request.post("/api/rooms", { data });
    if (!answer.ok()) throw new Error(`No room could be opened: ${await answer.text()}`);
    const { room } = (await answer.json()) as { room: { id: string; slug: string } };
    const place: Place = async (person, x, z) => {
      await admin.request.post(`/api/admin/rooms/${room.id}/acts`, { data: { act: "move", person, x, z } });
    };
    return { ...room, link: `${stack.url}/r/${room.slug}`, place };
  };
  const room = await open({ name: "Friday at Rosa's", theme: "lounge" });
  await open({ name: "Box 3", theme: "box", visibility: "password", password: "open sesame" });
  const garden = await open({ name: "Summer under the lamps", theme: "open-air" });

  const rosa = await comeIn(browser, room.link, "Rosa");
  const guests: Visitor[] = [];
  for (const name of ["Milo", "Ayumi", "Tariq"]) guests.push(await comeIn(browser, room.link, name));
  await comeIn(browser, garden.link, "Noor");
  for (const [i, { id }] of guests.entries()) {
    const [x, z] = BEFORE_THE_STAGE[i] ?? AMONG_THEM;
    await room.place(id, x, z);
  }
  /** Who waits and with what, while Rosa sings. */
  const waiting: [Visitor, string][] = [];
  const wanted = ["La donna è mobile", "Amazing Grace"];
  return {
    browser,
    stack,
    admin,
    room,
    open,
    async singing() {
      if (await isOnStage(rosa.page)) return onStageWith(rosa.page, A_SONG);
      for (const [guest, title] of waiting.splice(0)) await takeBack(guest.page, title);
      await onStageWith(rosa.page, A_SONG);
      for (const [i, title] of wanted.entries()) {
        const guest = guests[i];
        if (!guest) continue;
        await queue(guest.page, title);
        waiting.push([guest, title]);
      }
    },
    async singsToTheEnd({ page }) {
      await onStageWith(page, SHORTEST_SONG);
      for (const [i, guest] of guests.entries()) await clap(guest.page, i + 1);
      await page.getByTestId("final-score").first().waitFor({ timeout: PATIENCE_MS });
    },
  };
}

/** An admin who still has the first password is asked for another one on every page. */
async function keepOnePassword(
  { request }: BrowserContext,
  { url, adminPassword: currentPassword }: RunningStack,
): Promise<void> {
  const newPassword = `${currentPassword}-changed`;
  const answer = await request.post("/api/auth/change-password", {
    data: { currentPassword, newPassword },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`The admin can't change the password: ${await answer.text()}`);
}
