import { expect, test } from "vitest";
import { readPreferences, type SoundPreferences, writePreferences } from "./preferences";

function store(text: string | null = null) {
  let kept = text;
  return {
    getItem: () => kept,
    setItem: (_key: string, value: string) => {
      kept = value;
    },
  };
}

test("what a singer chose for their sound is there the next evening", () => {
  const kept = store();
  const chosen: SoundPreferences = {
    ...readPreferences(kept),
    music: 0.4,
    singers: 0.9,
    hideLyrics: true,
    videos: false,
    effects: {
      reverb: "hall",
      reverbAmount: 0.5,
      warmth: 0.2,
      doubling: 0.1,
      correction: 1,
      character: "robot",
    },
  };
  writePreferences(kept, chosen);
  expect(readPreferences(kept)).toEqual(chosen);
});

test("what is kept from before, or was written by somebody else, is taken as far as it makes sense", () => {
  const old = readPreferences(store('{"backing":0.5,"monitor":7,"effects":{"reverb":"cave","warmth":0.3}}'));
  expect(old).toMatchObject({ backing: 0.5, monitor: 0, music: 1, hideNotes: false, videos: true });
  expect(old.effects).toMatchObject({ reverb: "none", warmth: 0.3, character: "own", correction: 0 });
  expect(readPreferences(store("nonsense")).effects.reverb).toBe("none");
});
