import { expect, test } from "vitest";
import { advance, type Programme } from "./programme";

const A = { name: "a.mp4", durationMs: 30_000 };
const B = { name: "b.webm", durationMs: 40_000 };
const C = { name: "c.mp4", durationMs: 50_000 };

const must = (programme: Programme | null): Programme => {
  if (!programme) throw new Error("nothing is shown");
  return programme;
};

test("P15 files play one after another without a gap, and after the last the first again", () => {
  let shown = must(advance([B, A], null, 1_000));
  expect(shown).toEqual({ now: { ...A, startsAt: 1_000 }, next: { ...B, startsAt: 31_000 } });
  shown = must(advance([A, B], shown, 31_000));
  expect(shown.now).toEqual({ ...B, startsAt: 31_000 });
  shown = must(advance([A, B], shown, 71_500));
  expect(shown.now).toEqual({ ...A, startsAt: 71_000 });
});

test("P15 whoever asks at the same moment is told the same, however seldom they asked before", () => {
  const often = [5_000, 31_500, 60_000, 72_000, 100_000].reduce<Programme | null>(
    (before, at) => advance([A, B], before, at),
    advance([A, B], null, 0),
  );
  const once = advance([A, B], advance([A, B], null, 0), 100_000);
  expect(often).toEqual(once);
});

test("a file that is put into the folder joins in its place while another runs", () => {
  const before = must(advance([A, C], null, 0));
  expect(before.next.name).toBe(C.name);
  expect(must(advance([A, B, C], before, 5_000)).next.name).toBe(B.name);
});

test("shortly before the end what comes next is settled, so that all screens have loaded the same", () => {
  const before = must(advance([A, C], null, 0));
  const late = must(advance([A, B, C], before, 15_000));
  expect(late.next.name).toBe(C.name);
  expect(must(advance([A, B, C], late, 31_000)).now.name).toBe(C.name);
});

test("a file that is taken away ends at once; an empty folder shows nothing", () => {
  const before = must(advance([A, B], null, 0));
  expect(must(advance([B], before, 3_000)).now).toEqual({ ...B, startsAt: 3_000 });
  expect(advance([], before, 3_000)).toBeNull();
});
