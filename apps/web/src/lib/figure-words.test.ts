import { afterEach, expect, test } from "vitest";
import { speak } from "@/i18n/words";
import { ageWords, bytesWords, hertzWords, lengthWords, millisecondsWords } from "./figure-words";

afterEach(() => speak("en", {}));

test("figures are short and have their unit", () => {
  expect([hertzWords(0), hertzWords(3.96), hertzWords(19.7)]).toEqual(["0 Hz", "4.0 Hz", "20 Hz"]);
  expect([bytesWords(240), bytesWords(2_650)]).toEqual(["240 B/s", "2.7 KB/s"]);
  expect([ageWords(48.4), ageWords(2_340), ageWords(61_000)]).toEqual(["48 ms", "2.3 s", "61 s"]);
  expect([millisecondsWords(0.34), millisecondsWords(41.6), millisecondsWords(3, 0)]).toEqual([
    "0.3 ms",
    "42 ms",
    "3 ms",
  ]);
  expect([lengthWords(65_400), lengthWords(59_700), lengthWords(87_670)]).toEqual(["1:05", "1:00", "1:28"]);
});

test("the decimal mark is that of who reads", () => {
  speak("de", {});
  expect([millisecondsWords(0.34), bytesWords(2_650)]).toEqual(["0,3 ms", "2,7 KB/s"]);
});
