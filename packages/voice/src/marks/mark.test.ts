import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { durationOf, performanceNumber, readMark, shapeOf, stripMark, writeMark } from ".";

const bytes = (max: number) => fc.uint8Array({ minLength: 0, maxLength: max });
const toc = fc.integer({ min: 0, max: 63 }).map((x) => x << 2);
const mark = fc.record({
  kind: fc.constantFrom("singing" as const, "still" as const),
  performance: fc.integer({ min: 0, max: 0xffff }),
  // Ten hours either way, in the mark's own units.
  positionMs: fc.integer({ min: 1 - 2 ** 31, max: 2 ** 31 - 1 }).map((units) => units * 0.016),
});

const code0 = fc.tuple(toc, bytes(700)).map(([t, body]) => Uint8Array.of(t, ...body));
const code1 = fc.tuple(toc, bytes(300)).map(([t, body]) => Uint8Array.of(t | 1, ...body, ...body));
const code2 = fc.tuple(toc, bytes(200), bytes(200)).map(([t, one, two]) => {
  const length = one.length < 252 ? [one.length] : [252, (one.length - 252) >> 2];
  return Uint8Array.of(t | 2, ...length, ...one, ...two);
});
const code3 = fc
  .tuple(toc, fc.integer({ min: 1, max: 48 }), bytes(12), fc.integer({ min: 0, max: 600 }))
  .map(([t, frames, frame, padding]) => {
    const lengths = padding === 0 ? [] : [...Array(Math.ceil(padding / 254) - 1).fill(255)];
    if (padding > 0) lengths.push(padding - 254 * lengths.length);
    const body = Array.from({ length: frames }, () => [...frame]).flat();
    return Uint8Array.of(
      t | 3,
      frames | (padding ? 0x40 : 0),
      ...lengths,
      ...body,
      ...Array(padding).fill(0),
    );
  });
const anyPacket = fc.oneof(code0, code1, code2, code3);

describe("a song position inside an Opus packet", () => {
  test("comes back from every kind of packet, with its sound untouched", () => {
    fc.assert(
      fc.property(anyPacket, mark, (packet, written) => {
        const marked = writeMark(packet, written);
        const read = readMark(marked);
        expect(read).toMatchObject({ kind: written.kind, performance: written.performance, previous: null });
        expect(read?.positionMs).toBeCloseTo(written.positionMs, 6);
        const before = shapeOf(packet);
        const after = shapeOf(marked);
        expect(after?.body).toEqual(before?.body);
        expect(after?.frames).toBe(before?.frames);
        expect(after?.variable).toBe(before?.variable);
        expect(after?.toc).toBe(before?.toc);
        expect(after && durationOf(after)).toBe(before && durationOf(before));
      }),
      { numRuns: 400 },
    );
  });

  test("is taken out again without a trace", () => {
    fc.assert(
      fc.property(fc.oneof(code0, code1, code2), mark, fc.option(bytes(300)), (packet, written, previous) => {
        expect(stripMark(writeMark(packet, written, previous))).toEqual(packet);
      }),
      { numRuns: 400 },
    );
    fc.assert(
      fc.property(code3, mark, (packet, written) => {
        expect(stripMark(writeMark(packet, written)).length).toBeLessThanOrEqual(packet.length);
        expect(shapeOf(stripMark(writeMark(packet, written)))).toEqual(shapeOf(packet));
      }),
    );
  });

  test("carries the packet before, unless the datagram would grow too long", () => {
    fc.assert(
      fc.property(code0, mark, bytes(700), (packet, written, previous) => {
        const marked = writeMark(packet, written, previous);
        const read = readMark(marked);
        expect(marked.length).toBeLessThanOrEqual(1100);
        const fits = previous.length > 0 && packet.length + previous.length + 18 <= 1100;
        expect(read?.previous ?? null).toEqual(fits ? previous : null);
      }),
      { numRuns: 400 },
    );
  });

  test("every padding length from nothing to four length bytes survives", () => {
    for (let length = 0; length < 900; length++) {
      const previous = new Uint8Array(length).fill(7);
      const marked = writeMark(
        Uint8Array.of(0xfc, 1, 2, 3),
        { kind: "singing", performance: 1, positionMs: 20 },
        previous,
      );
      expect(readMark(marked)?.previous?.length ?? 0).toBe(length);
      expect([...(shapeOf(marked)?.body ?? [])]).toEqual([1, 2, 3]);
    }
  });

  test("hostile bytes never throw and unmarked packets have no mark", () => {
    fc.assert(
      fc.property(bytes(400), (packet) => {
        readMark(packet);
        expect(stripMark(packet)).toBeInstanceOf(Uint8Array);
        writeMark(packet, { kind: "singing", performance: 3, positionMs: 1 });
      }),
      { numRuns: 1500 },
    );
    // Marked packets cut short or with one byte changed.
    fc.assert(
      fc.property(
        code0,
        mark,
        bytes(60),
        fc.nat(1200),
        fc.nat(255),
        (packet, written, previous, at, value) => {
          const marked = writeMark(packet, written, previous);
          readMark(marked.subarray(0, at % (marked.length + 1)));
          const changed = marked.slice();
          changed[at % marked.length] = value;
          readMark(changed);
          stripMark(changed);
        },
      ),
      { numRuns: 2000 },
    );
    fc.assert(fc.property(fc.oneof(code0, code1, code2), (packet) => readMark(packet) === null));
  });

  test("consecutive 20 ms packets stay exactly 20 ms apart", () => {
    const first = 1234.5678;
    const units = [...Array(5000).keys()].map((i) => {
      const marked = writeMark(Uint8Array.of(0xf8, 1), {
        kind: "singing",
        performance: 1,
        positionMs: first + i * 20,
      });
      return Math.round((readMark(marked)?.positionMs ?? 0) / 0.016);
    });
    units.slice(1).forEach((unit, i) => {
      expect(unit - (units[i] ?? 0)).toBe(1250);
    });
  });

  test("durations follow the table of RFC 6716", () => {
    const at = (config: number) => {
      const shape = shapeOf(Uint8Array.of(config << 3, 0));
      return shape && durationOf(shape);
    };
    expect([0, 1, 2, 3, 8, 12, 13, 14, 16, 17, 18, 19, 28, 31].map(at)).toEqual([
      10, 20, 40, 60, 10, 10, 20, 10, 2.5, 5, 10, 20, 2.5, 20,
    ]);
  });

  test("a performance has one number of 16 bits", () => {
    fc.assert(
      fc.property(fc.string(), (id) => performanceNumber(id) >= 0 && performanceNumber(id) <= 0xffff),
    );
    expect(performanceNumber("a")).not.toBe(performanceNumber("b"));
  });
});
