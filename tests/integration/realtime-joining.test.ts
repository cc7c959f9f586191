import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type House, openHouse } from "../support/realtime";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

describe("smoke", () => {
  test("J1 a person enters with a ticket", async () => {
    const room = await house.room();
    const ada = await house.enter(room, { name: "Ada" });
    expect(ada.me.name).toBe("Ada");
    console.log(JSON.stringify(ada.state.toJSON()), ada.frames[0]);
    expect(await ada.ask("chat", { text: "hi" })).toMatchObject({ ok: true });
  });
});
