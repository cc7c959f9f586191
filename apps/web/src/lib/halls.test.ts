import { expect, test } from "vitest";
import { crowdIn, linkInto } from "./halls";

test("J8 a link copied in a twin hall leads there, one from the first hall is the plain link", () => {
  const plain = "https://sing.example/r/lounge";
  expect(linkInto(plain, 2)).toBe("https://sing.example/r/lounge?with=2");
  expect(crowdIn(linkInto(plain, 2))).toBe(2);
  expect(linkInto(`${plain}?view=list&with=2`, 0)).toBe("https://sing.example/r/lounge?view=list");
  expect(crowdIn(plain)).toBeUndefined();
});

test("J8 a link with nonsense in it is as any other link", () => {
  for (const nonsense of ["", "-1", "x", "9", "12", "1.5"])
    expect(crowdIn(`https://sing.example/r/lounge?with=${nonsense}`)).toBeUndefined();
});
