import { Client } from "@colyseus/sdk";
import { CLIENT_MESSAGES, encodeInput, ROOM_TYPE } from "@karaverse/protocol";
import type { Browser } from "@playwright/test";
import type { RunningStack } from "../../tests/support/the-stack";

/** Where each goes round, metres; chosen clear of the lounge's tables. */
const ROUNDS = [
  [-1.5, -3.6],
  [1.6, -4],
  [-4.6, -4.2],
  [4.8, -3.6],
  [0.2, -1.2],
  [-1.8, 0.6],
  [-7.5, -5.4],
  [7.6, -5.2],
  [0.6, 11],
  [-8, 9.2],
] as const;
const NAMES = ["Amara", "Bao", "Chidi", "Dora", "Emre", "Freya", "Goro", "Hana", "Idris", "Jun"];
const RADIUS = 0.7;
const METRES_PER_SECOND = 1.1;
const EVERY_MS = 50;
/** Whom they look at while they walk. */
const STAGE = { x: 0, z: -8 };
/** A camera as on a desktop, degrees. */
const FIELD_OF_VIEW = 80;

export interface Walkers {
  people: readonly { id: string; name: string }[];
  stop(): void;
}

/** People who walk in circles, without a browser each: what is sent of them has something to draw. */
export async function walkers(
  browser: Browser,
  stack: RunningStack,
  slug: string,
  place: (person: string, x: number, z: number) => Promise<void>,
): Promise<Walkers> {
  const client = new Client(`${stack.url}/realtime`);
  const people: { id: string; name: string }[] = [];
  const stops: (() => void)[] = [];
  for (const [i, [x, z]] of ROUNDS.entries()) {
    const name = NAMES[i] ?? "Walker";
    const { id, ticket, roomId } = await comeToTheDoor(browser, stack, slug, name);
    const room = await client.joinOrCreate(ROOM_TYPE, { ticket, roomId });
    // What is heard is of no interest here.
    room.onMessage("*", () => undefined);
    await place(id, x, z + RADIUS);
    const startedAt = performance.now();
    let sequence = 0;
    const timer = setInterval(() => {
      const now = performance.now();
      const angle = Math.max(0, (now - startedAt) / 1_000 - 1) * (METRES_PER_SECOND / RADIUS);
      const along = { x: Math.cos(angle), z: -Math.sin(angle) };
      const yaw = Math.atan2(-along.x, -along.z);
      const pose = {
        x: x + Math.sin(angle) * RADIUS,
        z: z + Math.cos(angle) * RADIUS,
        yaw,
        vx: along.x * METRES_PER_SECOND,
        vz: along.z * METRES_PER_SECOND,
        gait: "walk",
        seated: false,
        holdingMicrophone: false,
        gesture: 0,
        level: 0,
      } as const;
      sequence++;
      const viewYaw = Math.atan2(pose.x - STAGE.x, pose.z - STAGE.z);
      const input = { sequence, time: now, pose, viewYaw, fieldOfView: FIELD_OF_VIEW };
      room.sendBytes(CLIENT_MESSAGES.motion, encodeInput(input));
    }, EVERY_MS);
    people.push({ id, name });
    stops.push(() => {
      clearInterval(timer);
      void room.leave(true);
    });
  }
  return {
    people,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

async function comeToTheDoor(browser: Browser, { url }: RunningStack, slug: string, name: string) {
  const context = await browser.newContext({ baseURL: url });
  const { request } = context;
  await request.post("/api/auth/sign-in/anonymous", { data: {} });
  const { person } = (await (await request.get("/api/me")).json()) as { person: { id: string } };
  const answer = await request.post(`/api/rooms/${slug}/ticket`, { data: { name } });
  if (!answer.ok()) throw new Error(`${name} got no ticket: ${await answer.text()}`);
  const { ticket, roomId } = (await answer.json()) as { ticket: string; roomId: string };
  await context.close();
  return { id: person.id, ticket, roomId };
}
