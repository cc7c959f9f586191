import { GESTURES, LIMITS } from "@karaverse/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type House, openHouse } from "./support/realtime-house";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const dance = GESTURES.indexOf("dance");

describe.concurrent("places", () => {
  test("S8, M1 who sits in a booth of the club is hidden by its walls, and nobody walks through them", async () => {
    const room = await house.room({ theme: "club" });
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    await house.put(room, ada, -10.2, -2.9);
    await house.put(room, bea, -8.6, -2.9);
    await ada.until("Bea stands at the opening", () => ada.sight.has(bea.shortId));
    await house.put(room, bea, -10.2, -1.9);
    await ada.until("Bea went behind the wall", () => !ada.sight.has(bea.shortId));
    await bea.until("and does not see Ada", () => !bea.sight.has(ada.shortId));
    expect(await bea.moves({ z: -2.9 })).not.toBeNull();
    expect(bea.pose.z).toBeGreaterThan(-2.2);
    await house.act(room, { act: "theme", theme: "lounge" });
    await ada.until("walls go with the room that they stand in", () => ada.sight.has(bea.shortId));
  });

  test("M7 on the dance floor a dance goes on until one walks; beside it it ends like every gesture", async () => {
    const room = await house.room({ theme: "club" });
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    await house.put(room, ada, 0, -3);
    await house.put(room, bea, 0, 2);
    const danced = () => bea.sight.get(ada.shortId)?.gesture;
    await ada.must("gesture", { gesture: "dance" });
    await bea.must("gesture", { gesture: "dance" });
    await ada.until("Bea dances", () => ada.sight.get(bea.shortId)?.gesture === dance);
    await ada.until(
      "Bea's dance has ended",
      () => ada.sight.get(bea.shortId)?.gesture === 0,
      LIMITS.gestureSeconds * 1_000 + 20_000,
    );
    expect(danced()).toBe(dance);
    await ada.moves({ z: -2.9, gait: "walk", vz: 1 });
    await bea.until("Ada has walked and dances no more", () => danced() === 0);
  });

  test("V5 in the theatre's front rows nobody is in earshot, and behind them they are again", async () => {
    const room = await house.room({ theme: "theatre" });
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    await house.put(room, ada, 0, -1.4);
    await house.put(room, bea, 0.7, -1.4);
    await bea.must("set-microphone", { on: true });
    const hears = () => ada.heard("earshot").at(-1)?.others.includes(bea.personId) ?? false;
    await ada.until("Bea is in earshot", hears);
    await house.put(room, bea, 0, -5.4);
    await ada.until("Bea is among the listening rows", () => !hears());
    await house.put(room, bea, 0.7, -1.4);
    await ada.until("Bea is heard again", hears);
  });
});
