import { CLIENT_MESSAGES, type PerformerResult, positionAt } from "@karaverse/protocol";
import { encodeFrames, type SungFrame, takeOf } from "@karaverse/singing";
import { tuned } from "@karaverse/songs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Guest } from "./support/realtime-guest";
import { type House, openHouse } from "./support/realtime-house";
import { asWritten, played, sing, soSo, takeTheStage } from "./support/realtime-singing";
import { lateSong, melodySong } from "./support/realtime-song";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const resultFor = async (guest: Guest): Promise<PerformerResult[]> => {
  const result = await guest.until("the result", () => guest.heard("result")[0]);
  return result.performers;
};

const frame = (songTimeMs: number): SungFrame => ({ songTimeMs, cents: 0, clarity: 0.9, level: -20 });

/** The house's song as somebody sings it. */
function sungAs(tuning: { semitones: number; tempo: number }) {
  const song = tuned(house.song.song, tuning);
  const [track] = song.tracks;
  if (!track) throw new Error("the test's own chart has no track");
  return { id: house.song.id, song, track, durationMs: (house.song.durationMs * 100) / tuning.tempo };
}

const AS_WRITTEN = { semitones: 0, tempo: 100 };

describe.concurrent("scoring", () => {
  test("C6 what is shown to everybody is what the singer's own client worked out from the same frames", async () => {
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    await takeTheStage(ada, house.song);
    const singing = sing(ada, house.song, soSo);
    const rating = await bea.until("the first line is rated", () => bea.state.performance.scores[0]?.rating);
    expect(rating).not.toBe("");
    const [result] = await resultFor(bea);
    singing.stop();
    const own = singing.result();
    expect(result).toMatchObject({ score: own.score, stars: own.stars });
    expect(result?.lines.map(({ points }) => points)).toEqual(own.lines.map(({ points }) => points));
    expect(own.score).toBeGreaterThan(1_000);
    expect(own.score).toBeLessThan(9_500);
    expect(bea.state.performance.scores[0]).toMatchObject({ personId: ada.personId, points: own.score });
  });

  test("C4, C6 a flawless performance gets 10,000 points, a silent one none", async () => {
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    await takeTheStage(ada, house.song, [bea]);
    const songs = [sing(ada, house.song), sing(bea, house.song, () => asWritten(0, null))];
    const results = await resultFor(ada);
    for (const singing of songs) singing.stop();
    expect(results.map(({ name, score }) => [name, score])).toEqual([
      ["Ada", 10_000],
      ["Bea", 0],
    ]);
  });

  test("C18 what lies on every note to the cent was not sung: it has its score, and is no best", async () => {
    const room = await house.room();
    const [ada, eve] = [await house.join("Ada", { room }), await house.join("Eve", { room })];
    const song = await melodySong(house.db, "melody-of-24", 2);
    await takeTheStage(ada, song, [eve]);
    const songs = [sing(ada, song), sing(eve, song, played)];
    const results = await resultFor(ada);
    for (const singing of songs) singing.stop();
    expect(results).toMatchObject([
      { name: "Ada", score: 10_000, verdict: null, personalBest: true, rank: 1 },
      { name: "Eve", score: 10_000, verdict: "exact", personalBest: false, rank: null },
    ]);
    expect(await house.db.scores.best(song.id)).toMatchObject([{ singer: "Ada" }]);
  });

  test("C7 frames that could not have been sung are refused and change nothing", async () => {
    const room = await house.room();
    const [ada, eve] = [await house.join("Ada", { room }), await house.join("Eve", { room })];
    await takeTheStage(ada, house.slow);
    const { number, startsAt } = await ada.untilPhase("singing");
    const take = takeOf(startsAt);
    const points = () => ada.state.performance.scores[0]?.points ?? 0;
    const send = (guest: Guest, times: readonly number[], as = { performance: number, take }) =>
      guest.sendBytes(CLIENT_MESSAGES.sung, encodeFrames({ ...as, frames: times.map(frame) }));
    const refusals = async (guest: Guest, count: number) => {
      await guest.until(`${count} refusals`, () => guest.complaints.length >= count);
      return guest.complaints.map(({ reason }) => reason);
    };
    const position = () => ada.now() - startsAt;
    send(ada, [position() + 5_000]);
    send(ada, [house.slow.durationMs + 10_000]);
    send(ada, [-5_000]);
    const backwards = encodeFrames({ performance: number, take, frames: [frame(100), frame(300)] });
    // The second frame's time, 0.1 ms after the first frame's base.
    new DataView(backwards.buffer).setUint16(12, 2_500, true);
    ada.sendBytes(CLIENT_MESSAGES.sung, backwards);
    send(ada, [200, 201, 202]);
    expect(await refusals(ada, 5)).toEqual(Array.from({ length: 5 }, () => "frames-impossible"));
    send(eve, [100]);
    expect(await refusals(eve, 1)).toEqual(["frames-impossible"]);
    expect(points()).toBe(0);
    expect(ada.heard("frames-kept")).toEqual([]);
    send(ada, [100, 110, 120]);
    const kept = await ada.until("frames that can be", () => ada.heard("frames-kept")[0]);
    expect(kept).toMatchObject({ performance: number, upTo: 120 });
    expect(await ada.tries("chat", { text: "still here" })).toBe("ok");
  });

  test("C7 a whole song sent at once is refused, however well it is sung", async () => {
    const room = await house.room();
    const ada = await house.join("Ada", { room });
    await takeTheStage(ada, house.song);
    const { number, startsAt } = await ada.untilPhase("singing");
    const frames = house.song.track.phrases.flatMap(({ notes }) =>
      notes.flatMap(({ startMs, lengthMs, pitch }) =>
        Array.from({ length: Math.floor(lengthMs / 10) }, (_, n) => ({
          ...frame(startMs + n * 10),
          cents: pitch * 100,
        })),
      ),
    );
    for (let from = 0; from < frames.length; from += 200) {
      const batch = { performance: number, take: takeOf(startsAt), frames: frames.slice(from, from + 200) };
      ada.sendBytes(CLIENT_MESSAGES.sung, encodeFrames(batch));
    }
    await ada.until("a refusal", () => ada.complaints[0]);
    const [result] = await resultFor(ada);
    expect(result?.score ?? 10_000).toBeLessThan(10_000);
  });

  test("C8 the best scores of a song are kept with singer and room, one for each person", async () => {
    const song = await house.ownSong();
    const room = await house.room({ name: "The blue room" });
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    await takeTheStage(ada, song, [bea]);
    const songs = [sing(ada, song, soSo), sing(bea, song)];
    const results = await resultFor(ada);
    for (const singing of songs) singing.stop();
    const [first, second] = results;
    expect(first).toMatchObject({ name: "Ada", personalBest: true, rank: 2 });
    expect(second).toMatchObject({ name: "Bea", personalBest: true, rank: 1 });
    const best = await house.db.scores.best(song.id);
    expect(best).toMatchObject([
      { personId: bea.personId, singer: "Bea", points: second?.score, room: "The blue room" },
      { personId: ada.personId, singer: "Ada", points: first?.score, room: "The blue room" },
    ]);
    // The applause is another test's.
    await ada.must("skip-song", {});
    await ada.untilPhase("idle");
    await takeTheStage(ada, song);
    await ada.untilPhase("singing");
    await ada.must("skip-song", {});
    const again = await ada.until("the second result", () => ada.heard("result")[1]);
    expect(again.performers).toMatchObject([{ personalBest: false, rank: null }]);
    expect(await house.db.scores.best(song.id)).toHaveLength(2);
  });

  test("P10 a singer's key and pace are everybody's on stage, are what is scored, and are remembered", async () => {
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    const song = house.song.id;
    const tuning = { semitones: 3, tempo: 75 };
    expect(await ada.must("tuning-of", { song })).toEqual(AS_WRITTEN);
    await ada.must("tune-song", { song, tuning });
    const { entry } = await ada.must("queue-song", { song });
    await ada.must("take-microphone", { entry });
    const { number } = await bea.untilPhase("preparing");
    expect(bea.performance).toMatchObject({ tuning });
    const singing = sing(ada, sungAs(tuning));
    await ada.must("ready", { performance: number });
    const { startsAt } = await bea.untilPhase("counting-in");
    await bea.untilPhase("scored");
    // Three lines of 3.6 s are longer at a slower pace.
    expect(bea.now() - startsAt).toBeGreaterThan(house.song.durationMs / 0.75);
    const result = await bea.until("the result", () => bea.heard("result")[0]);
    expect(result.performers[0]?.score).toBe(10_000);
    singing.stop();
    expect(await ada.must("tuning-of", { song })).toEqual(tuning);
    expect(await bea.must("tuning-of", { song })).toEqual(AS_WRITTEN);
    await ada.must("tune-song", { song, tuning: AS_WRITTEN });
    expect(await house.db.tunings.of(ada.personId, song)).toBeNull();
  });

  test("P10 another key chosen on stage begins the song anew, for everybody", async () => {
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    const song = house.slow.id;
    const { entry } = await ada.must("queue-song", { song });
    await ada.must("take-microphone", { entry });
    const first = await ada.untilPhase("preparing");
    await ada.must("ready", { performance: first.number });
    await bea.untilPhase("singing");
    const tuning = { semitones: -2, tempo: 90 };
    // Who listens chooses for their own turn, and changes nothing on stage.
    await bea.must("tune-song", { song, tuning: { semitones: 6, tempo: 70 } });
    await ada.must("tune-song", { song, tuning });
    const again = await bea.untilPhase("preparing");
    expect(again).toMatchObject({ tuning, entry, performers: [{ person: ada.personId }] });
    expect(again.number).not.toBe(first.number);
    expect(await ada.tries("ready", { performance: first.number })).toBe("wrong-phase");
    const row = await house.db.performances.get(room.id);
    expect(row?.state).toMatchObject({ tuning, durationMs: expect.closeTo((24_000 * 100) / 90, 0) });
  });

  test("P11 the singer skips a long introduction, and nothing that is sung", async () => {
    const { id: song } = await lateSong(house.db);
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    expect(await ada.tries("skip-ahead", {})).toBe("nothing-performing");
    const { entry } = await ada.must("queue-song", { song });
    await ada.must("take-microphone", { entry });
    const { number } = await ada.untilPhase("preparing");
    await ada.must("ready", { performance: number });
    const { startsAt } = await bea.untilPhase("singing");
    expect(await bea.tries("skip-ahead", {})).toBe("not-allowed");
    await ada.must("skip-ahead", {});
    const on = await bea.until("the song goes on elsewhere", () => {
      const { performance } = bea;
      return (
        (performance.phase === "counting-in" || performance.phase === "singing") &&
        performance.startsAt !== startsAt &&
        performance
      );
    });
    // The first line begins at 20.4 s; 4 s of music come before it, less what it took to be told.
    expect(positionAt(on, bea.now())).toBeGreaterThan(16_000);
    expect(on.startsAt).toBeLessThan(startsAt - 10_000);
    await bea.until("the song is at the line", () => (positionAt(bea.performance, bea.now()) ?? 0) > 20_400);
    expect(await ada.tries("skip-ahead", {})).toBe("wrong-phase");
  });

  test("P10 X1 a key or pace outside of what can be sung is no message", async () => {
    const ada = await house.join("Ada", { room: await house.room() });
    const song = house.song.id;
    for (const tuning of [
      { semitones: 7, tempo: 100 },
      { semitones: 0, tempo: 60 },
      { semitones: 0.5, tempo: 100 },
    ])
      expect(await ada.tries("tune-song", { song, tuning })).toBe("bad-message");
    const unknown = { song: "none", tuning: { semitones: 1, tempo: 100 } };
    expect(await ada.tries("tune-song", unknown)).toBe("song-unknown");
  });
});
