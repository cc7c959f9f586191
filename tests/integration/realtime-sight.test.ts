import { LIMITS, type SightDetail } from "@karaverse/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "./support/realtime-house";
import { SECRET } from "./support/realtime-server";
import { takeTheStage } from "./support/realtime-singing";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const look = (roomId: string, personId: string, secret = SECRET) =>
  fetch(`${house.server.url}/internal/rooms/${roomId}/sight/${personId}`, {
    headers: { authorization: `Bearer ${secret}` },
  });
const sightOf = async (roomId: string, personId: string) =>
  (await (await look(roomId, personId)).json()) as SightDetail;

test("S1 S3 S5 the dashboard is told whom one person is sent, how often at most, and who is always in sight", async () => {
  const room = await house.room();
  const ada = await house.join("Ada", { room });
  const [near, middle, behind] = [
    await house.join("Near", { room }),
    await house.join("Middle", { room }),
    await house.join("Behind", { room }),
  ];
  const singer = await house.join("Singer", { room });
  // Looking away from the stage.
  await house.put(room, ada, 0, -3);
  await ada.moves({ viewYaw: Math.PI, fieldOfView: 80 });
  await house.put(room, near, 0, 0);
  await house.put(room, middle, 0, 8.5);
  await house.put(room, behind, 8, -5.5);
  await takeTheStage(singer, house.song);
  const sight = await ada.until("all of them", async () => {
    const { near: close, middle: further, always, ...rest } = await sightOf(room.id, ada.personId);
    const isThere =
      close.includes(near.personId) && further.includes(middle.personId) && always.includes(singer.personId);
    const isGone = ![...close, ...further, ...rest.far].includes(behind.personId);
    return isThere && isGone && { near: close, middle: further, always, ...rest };
  });
  expect(sight).toMatchObject({ personId: ada.personId, degrees: 80, far: [] });
  expect(Math.abs(Math.cos(sight.yaw))).toBeCloseTo(1, 2);
  expect(Math.hypot(sight.x, sight.z + 3)).toBeLessThan(0.5);
  expect(sight.near).toContain(near.personId);
  expect(sight.always).toEqual([singer.personId]);
  const all = [...sight.near, ...sight.middle, ...sight.far];
  expect(new Set(all).size).toBe(all.length);
  expect(all).toHaveLength(3);
  expect(all).not.toContain(behind.personId);
  expect(sight.bytesPerSecond).toBeGreaterThanOrEqual(0);
});

test("S1 a camera that claims to see all round is shown with what the server made of it", async () => {
  const room = await house.room();
  const ada = await house.join("Ada", { room });
  await ada.moves({ fieldOfView: 255 });
  expect(await sightOf(room.id, ada.personId)).toMatchObject({
    degrees: LIMITS.coneDegreesMax,
    near: [],
    middle: [],
    far: [],
    owed: 0,
  });
});

test("R1 nobody's sight is told without the password, and nobody's who isn't there", async () => {
  const room = await house.room();
  const ada = await house.join("Ada", { room });
  expect((await look(room.id, ada.personId, "guessed")).status).toBe(401);
  expect((await look(room.id, ada.personId)).status).toBe(200);
  expect((await look(room.id, "nobody")).status).toBe(404);
  expect((await look("no-room", ada.personId)).status).toBe(404);
});
