import { afterAll, beforeAll, expect, test } from "vitest";
import { fuzz } from "../../scripts/fuzz/web";
import { openWebHouse, type WebHouse } from "../support/web-house";

let house: WebHouse;
beforeAll(async () => {
  house = await openWebHouse();
}, 120_000);
afterAll(() => house?.close());

test("what the database cannot hold is refused wherever it stands: in an address, a query and a body", async () => {
  const visitor = house.visitor();
  await visitor.asGuest();
  const refused = { status: 400, body: { error: "bad-input", message: expect.any(String) } };
  for (const path of [
    "/api/songs/%00",
    "/api/rooms/a%00b",
    "/api/songs?language=%00",
    "/api/leaderboard?room=%00",
  ])
    expect(await visitor.ask("GET", path), path).toMatchObject(refused);
  const room = (name: string) => visitor.ask("POST", "/api/rooms", { json: { name, theme: "box" } });
  expect(await room("half a \ud83c")).toMatchObject(refused);
  expect(await room("a whole 🎤")).toMatchObject({ status: 200, body: { room: { name: "a whole 🎤" } } });
});

test("L3 a ban as long as nobody lives is refused, from the dashboard too", async () => {
  const [admin, guest] = [await house.admin(), house.visitor()];
  const person = await guest.asGuest();
  const { body } = await guest.ask("POST", "/api/rooms", { json: { name: "Ours", theme: "box" } });
  const { room } = body as { room: { id: string } };
  const ban = (minutes: number) =>
    admin.ask("POST", `/api/admin/rooms/${room.id}/acts`, {
      json: { act: "ban", person, reason: "", minutes },
    });
  expect(await ban(Number.MAX_SAFE_INTEGER)).toMatchObject({ status: 400, body: { error: "bad-input" } });
  expect(await ban(60)).toMatchObject({ status: 200 });
});

test("whatever is asked of whatever route by whomever, it answers with a reason and gives nothing away", async () => {
  const { problems } = await fuzz(house, { messages: 500, seed: 20_261_122, say: () => undefined });
  expect(problems).toEqual([]);
}, 60_000);
