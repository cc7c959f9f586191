import type { AdminAct, Theme } from "@karaverse/protocol";
import type { Browser, BrowserContext } from "@playwright/test";
import type { z } from "zod";
import type { RunningStack } from "../../tests/support/the-stack";
import type { Place } from "./gathering";

export interface OpenRoom {
  id: string;
  slug: string;
  link: string;
  act(act: AdminAct): Promise<void>;
  place: Place;
}

export interface House {
  browser: Browser;
  stack: RunningStack;
  admin: BrowserContext;
  open(data: RoomToOpen): Promise<OpenRoom>;
}

interface RoomToOpen {
  name: string;
  theme: z.infer<typeof Theme>;
  capacity?: number;
  visibility?: "password";
  password?: string;
}

export async function openHouse(browser: Browser, stack: RunningStack, isOwn: boolean): Promise<House> {
  const admin = await browser.newContext({ baseURL: stack.url });
  const signedIn = await admin.request.post("/api/auth/sign-in/email", {
    data: { email: stack.adminEmail, password: stack.adminPassword },
  });
  if (!signedIn.ok()) throw new Error(`The admin can't sign in: ${await signedIn.text()}`);
  if (isOwn) await keepOnePassword(admin, stack);
  return {
    browser,
    stack,
    admin,
    async open(data) {
      const answer = await admin.request.post("/api/rooms", { data });
      if (!answer.ok()) throw new Error(`No room could be opened: ${await answer.text()}`);
      const { room } = (await answer.json()) as { room: { id: string; slug: string } };
      const act = async (data: AdminAct) => {
        await admin.request.post(`/api/admin/rooms/${room.id}/acts`, { data });
      };
      const place: Place = (person, x, z) => act({ act: "move", person, x, z });
      return { ...room, link: `${stack.url}/r/${room.slug}`, act, place };
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
