import { Client } from "@colyseus/sdk";
import { encodeHuman, randomHuman } from "@karaverse/avatars/recipe";
import { type Answer, CLIENT_MESSAGES, type CommandName, ROOM_TYPE } from "@karaverse/protocol";
import type { Browser } from "@playwright/test";
import type { RunningStack } from "../../tests/support/the-stack";

const NAMES = [
  ...["Amara", "Bao", "Chidi", "Dora", "Emre", "Freya", "Goro", "Hana", "Idris", "Jun", "Kofi", "Lucía"],
  ...["Mei", "Nadia", "Omar", "Paolo", "Quinn", "Rosalía", "Sven", "Thu", "Uma", "Viktor", "Wen", "Yara"],
  ...[
    "Zofia",
    "Anton",
    "Beatriz",
    "Caleb",
    "Divya",
    "Elias",
    "Farah",
    "Grace",
    "Hugo",
    "Ilse",
    "Jonas",
    "Kaya",
  ],
  ...["Leon", "Mina", "Nils", "Oksana", "Pedro", "Rin", "Sofia", "Tomás", "Ulla", "Vera", "Willow", "Yusuf"],
  ...["Aiko", "Bruno", "Clara", "Dario", "Esra", "Finn", "Gita", "Haruto", "Ingrid", "João", "Kirsi", "Liam"],
  ...["Marta", "Noah", "Olga", "Priya", "Rafael"],
];
/** People of chance of which no two stand beside each other in the same shirt; found by looking. */
const FIRST_SEED = 7_100;

export interface Guest {
  id: string;
  name: string;
  /** A command of the room; resolves with what its answer carries. */
  ask(command: CommandName, input: unknown): Promise<unknown>;
  sendBytes(kind: string, bytes: Uint8Array): void;
}

export interface Company {
  people: readonly Guest[];
  leave(): void;
}

/** Guests without a browser each, so that there are enough to look at. */
export async function company(
  browser: Browser,
  stack: RunningStack,
  slug: string,
  wanted: number | readonly string[],
): Promise<Company> {
  const client = new Client(`${stack.url}/realtime`);
  const people: Guest[] = [];
  const leave: (() => void)[] = [];
  const names =
    typeof wanted === "number"
      ? Array.from({ length: wanted }, (_, i) => NAMES[i % NAMES.length] ?? "Guest")
      : wanted;
  for (const [i, name] of names.entries()) {
    const avatar = encodeHuman(randomHuman(FIRST_SEED + i, "toon"));
    const { id, ticket, roomId } = await comeToTheDoor(browser, stack, slug, { name, avatar });
    const room = await client.joinOrCreate(ROOM_TYPE, { ticket, roomId });
    const asked: ((answer: Answer) => void)[] = [];
    room.onMessage("answer", (answer: Answer) => asked[answer.id]?.(answer));
    // What else is heard is of no interest here.
    room.onMessage("*", () => undefined);
    people.push({
      id,
      name,
      ask: (command, input) =>
        new Promise((resolve, reject) => {
          const take = (answer: Answer) => {
            if (answer.ok) resolve(answer.value);
            else reject(new Error(`${name} may not ${command}: ${answer.reason}`));
          };
          room.send(CLIENT_MESSAGES.command, { id: asked.push(take) - 1, name: command, input });
        }),
      sendBytes: (kind, bytes) => room.sendBytes(kind, bytes),
    });
    leave.push(() => void room.leave(true));
  }
  return {
    people,
    leave: () => {
      for (const one of leave) one();
    },
  };
}

async function comeToTheDoor(
  browser: Browser,
  { url }: RunningStack,
  slug: string,
  who: { name: string; avatar: string },
) {
  const context = await browser.newContext({ baseURL: url });
  const { request } = context;
  await request.post("/api/auth/sign-in/anonymous", { data: {} });
  const { person } = (await (await request.get("/api/me")).json()) as { person: { id: string } };
  const answer = await request.post(`/api/rooms/${slug}/ticket`, { data: who });
  if (!answer.ok()) throw new Error(`${who.name} got no ticket: ${await answer.text()}`);
  const { ticket, roomId } = (await answer.json()) as { ticket: string; roomId: string };
  await context.close();
  return { id: person.id, ticket, roomId };
}
