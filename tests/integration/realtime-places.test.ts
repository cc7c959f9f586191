import { GESTURES, LIMITS } from "@karaverse/protocol";
import { onFootprint, sceneOf, seatsOf } from "@karaverse/worlds";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type House, openHouse } from "./support/realtime-house";
import { takeTheStage } from "./support/realtime-singing";

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

  test("V7 who claps behind a wall is not seen, and heard from there; where the crowd is everybody is told", async () => {
    const room = await house.room({ theme: "club" });
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    await house.put(room, ada, -10.2, -2.9);
    await house.put(room, bea, -10.2, -1.9);
    await ada.until("Bea is behind the wall", () => !ada.sight.has(bea.shortId));
    await bea.must("react", { reaction: "heart" });
    await bea.must("react", { reaction: "applause" });
    const clap = await ada.until("hands", () => ada.heard("reaction").find(({ at }) => at));
    const { x, z } = bea.pose;
    expect(clap).toMatchObject({ person: bea.personId, reaction: "applause" });
    expect(Math.hypot((clap.at?.x ?? 99) - x, (clap.at?.z ?? 99) - z)).toBeLessThan(0.36);
    expect(ada.heard("reaction").find(({ reaction }) => reaction === "heart")).not.toHaveProperty("at");
    const counted = () => ada.heard("hubbub").at(-1)?.squares ?? [];
    const people = () => counted().reduce((sum, one, n) => sum + (n % 3 === 2 ? one : 0), 0);
    await ada.until("both are counted", () => people() === 2);
    await bea.leave();
    await ada.until("one is left", () => people() === 1);
    expect(
      Math.hypot((counted()[0] ?? 99) / 2 - ada.pose.x, (counted()[1] ?? 99) / 2 - ada.pose.z),
    ).toBeLessThan(0.36);
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

  test("P16 the microphone goes off the stage with who sings, and not out of the room: who leaves with it ends the song", async () => {
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    await house.put(room, bea, 0, 2);
    await takeTheStage(ada, house.slow);
    await bea.untilPhase("singing");
    const { stage } = sceneOf("lounge");
    const isOnStage = () => onFootprint(stage.footprint, ada.pose.x, ada.pose.z);
    expect(isOnStage()).toBe(true);
    // As fast as one walks: faster is put right.
    while (ada.pose.z < -3) await ada.moves({ z: ada.pose.z + 0.16, gait: "walk", vz: 1.5 });
    await ada.moves({ gait: "rest", vz: 0 });
    expect(isOnStage()).toBe(false);
    await bea.until("she is seen among the others, singing", () => {
      const pose = bea.sight.get(ada.shortId);
      return pose?.holdingMicrophone && Math.abs(pose.z - ada.pose.z) < 0.3;
    });
    expect(bea.performance).toMatchObject({ phase: "singing", performers: [{ person: ada.personId }] });
    const [seat] = seatsOf(sceneOf("lounge"));
    expect(await ada.tries("sit", { seat: seat?.id ?? "" })).toBe("wrong-phase");
    await ada.leave();
    await bea.untilPhase("idle");
    const { entry } = await bea.must("queue-song", { song: house.song.id });
    expect(await bea.tries("take-microphone", { entry })).toBe("ok");
  });

  test("M8 two take the tambourine and one has it; put back, or when its holder leaves, the other gets it", async () => {
    const room = await house.room({ theme: "box" });
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    const holderOf = (seen: typeof ada) =>
      [...seen.state.participants.values()].find(({ holds }) => holds === "tambourine")?.personId ?? null;
    const take = { thing: "tambourine" } as const;
    await house.put(room, ada, 0.9, 2.6);
    await house.put(room, bea, -0.9, 2.6);
    const answers = await Promise.all([ada.tries("take", take), bea.tries("take", take)]);
    expect(answers.toSorted()).toEqual(["ok", "thing-taken"]);
    const [has, hasNot] = answers[0] === "ok" ? [ada, bea] : [bea, ada];
    await hasNot.until("everybody sees who has it", () => holderOf(hasNot) === has.personId);
    await has.must("put-back", {});
    await hasNot.until("it lies where it lay", () => holderOf(hasNot) === null);
    expect(await hasNot.tries("take", take)).toBe("ok");
    await has.until("the other has it now", () => holderOf(has) === hasNot.personId);
    expect(await has.tries("take", { thing: "grand-piano" })).toBe("thing-unknown");
    await hasNot.leave();
    await has.until("it is back", () => holderOf(has) === null);
    await house.put(room, has, 0, -1.6);
    expect(await has.tries("take", take)).toBe("thing-too-far");
    await house.put(room, has, 0.9, 2.6);
    expect(await has.tries("take", take)).toBe("ok");
    await house.act(room, { act: "theme", theme: "lounge" });
    await has.until("another scene has other things", () => holderOf(has) === null);
  });

  test("M9 the ring on the dance floor answers who steps into it, and everybody is told", async () => {
    const room = await house.room({ theme: "club" });
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    await house.put(room, ada, 0, -3.6);
    const answer = { prop: "light-ring", by: ada.personId, crowd: 0 };
    for (const one of [ada, bea])
      await one.until("the ring answers", () => one.heard("trigger").some((event) => event.by === answer.by));
    expect(bea.heard("trigger")).toContainEqual(answer);
  });

  test("P15 what a host chooses for the screen is seen by all and kept with the room; a guest chooses nothing", async () => {
    const room = await house.room({});
    const [host, guest] = [
      await house.join("Hana", { room, role: "host" }),
      await house.join("Gus", { room }),
    ];
    expect(await guest.tries("change-room", { screen: "queue" })).toBe("not-allowed");
    await host.must("change-room", { screen: "camera" });
    await guest.until("the stage is on the screen", () => guest.state.screen === "camera");
    expect((await house.db.rooms.byId(room.id))?.screen).toBe("camera");
    await house.act(room, { act: "theme", screen: "video-folder" });
    await guest.until("the dashboard chooses as well", () => guest.state.screen === "video-folder");
  });
});
