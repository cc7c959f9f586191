import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AvatarAnswer, Me } from "../../apps/web/src/lib/api-types";
import { openWebHouse, type Visitor, type WebHouse } from "../support/web-house";
import { createRoom } from "./support/web-rooms";

let house: WebHouse;
beforeAll(async () => {
  house = await openWebHouse();
}, 120_000);
afterAll(() => house?.close());

const me = async (visitor: Visitor) =>
  ((await visitor.ask("GET", "/api/me")).body as { person: Me | null }).person;

describe("people", () => {
  test("nobody is nobody, and a guest is a person with a name of their own choice", async () => {
    const visitor = house.visitor();
    expect(await me(visitor)).toBeNull();
    await visitor.asGuest();
    expect(await me(visitor)).toMatchObject({ guest: true, admin: false, email: null });
    await visitor.ask("PATCH", "/api/me", { json: { name: "  Ada  ", avatar: "k1.x" } });
    expect(await me(visitor)).toMatchObject({ name: "Ada", avatar: "k1.x" });
  });

  test("J5 a name without a letter or with control characters is refused with a reason", async () => {
    const visitor = house.visitor();
    await visitor.asGuest();
    for (const name of ["   ", "a\u0007b", "x".repeat(33)]) {
      const { status, body } = await visitor.ask("PATCH", "/api/me", { json: { name } });
      expect(status).toBe(400);
      expect(body).toMatchObject({ error: "bad-input", message: expect.stringContaining("name") });
    }
  });

  test("J5 an avatar is read and written number by number, and what is wrong with one is named", async () => {
    const visitor = house.visitor();
    await visitor.asGuest();
    const avatar = async () => (await visitor.ask("GET", "/api/me/avatar")).body as AvatarAnswer;
    const before = await avatar();
    const recipe = { ...before.recipe, body: { ...before.recipe.body, height: 191 } };
    expect(await visitor.ask("PUT", "/api/me/avatar", { json: { recipe } })).toMatchObject({
      status: 200,
      body: { recipe: { body: { height: 191 } } },
    });
    const after = await avatar();
    expect(await me(visitor)).toMatchObject({ avatar: after.code });
    await visitor.ask("PUT", "/api/me/avatar", { json: { code: before.code } });
    expect(await avatar()).toEqual(before);
    const tall = { ...recipe, body: { ...recipe.body, height: 400 } };
    for (const [json, field] of [
      [{ recipe: tall }, "recipe.body.height"],
      [{ recipe: { ...recipe, wings: 2 } }, "wings"],
      [{ code: "2nonsense" }, "code"],
      [{}, "either a recipe or a code"],
    ] as const) {
      const { status, body } = await visitor.ask("PUT", "/api/me/avatar", { json });
      expect(status).toBe(400);
      expect(body).toMatchObject({ error: "bad-input", message: expect.stringContaining(field) });
    }
    expect(await avatar(), "nothing of it was taken").toEqual(before);
  });

  test("a guest who signs up keeps the rooms they opened, and a wrong password signs nobody in", async () => {
    const visitor = house.visitor();
    const guestId = await visitor.asGuest();
    const room = await createRoom(visitor);
    const memberId = await visitor.signUp("keeper@karaverse.test", "long enough");
    expect(memberId).not.toBe(guestId);
    expect(await me(visitor)).toMatchObject({ guest: false, rooms: [{ slug: room.slug, role: "owner" }] });
    expect(await house.db.people.byId(guestId)).toBeNull();
    const thief = house.visitor();
    const { status } = await thief.ask("POST", "/api/auth/sign-in/email", {
      json: { email: "keeper@karaverse.test", password: "not the one" },
    });
    expect(status).toBe(401);
    expect(await me(thief)).toBeNull();
  });

  test("nobody makes themselves an admin by signing up", async () => {
    const visitor = house.visitor();
    await visitor.ask("POST", "/api/auth/sign-up/email", {
      json: { email: "sly@karaverse.test", password: "long enough", name: "Sly", role: "admin" },
    });
    expect((await visitor.ask("POST", "/api/auth/update-user", { json: { role: "admin" } })).status).toBe(
      404,
    );
    expect((await me(visitor))?.admin ?? false).toBe(false);
  });

  test("J5 a name from a sign-up form is cut to what a name may be", async () => {
    const visitor = house.visitor();
    await visitor.ask("POST", "/api/auth/sign-up/email", {
      json: { email: "long@karaverse.test", password: "long enough", name: `\u0007${"x".repeat(500)}` },
    });
    expect((await me(visitor))?.name).toBe("x".repeat(32));
  });

  test("another site can't act in a person's name", async () => {
    const visitor = house.visitor();
    await visitor.asGuest();
    const { status, body } = await visitor.ask("PATCH", "/api/me", {
      json: { name: "Eve" },
      headers: { origin: "https://elsewhere.test" },
    });
    expect(status).toBe(403);
    expect(body).toMatchObject({ error: "wrong-origin" });
    expect(
      (
        await visitor.ask("POST", "/api/auth/sign-out", {
          json: {},
          headers: { origin: "https://elsewhere.test" },
        })
      ).status,
    ).toBe(403);
  });
});
