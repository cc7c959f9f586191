/** CD+G packets written by hand: 24 bytes, 300 a second. */
export type Packet = readonly number[];

export function packet(instruction: number, data: readonly number[], command = 9): Packet {
  const bytes = new Array<number>(24).fill(0);
  bytes[0] = command;
  bytes[1] = instruction;
  data.forEach((byte, i) => {
    bytes[4 + i] = byte;
  });
  return bytes;
}

export const nothing: Packet = new Array<number>(24).fill(0);
export const memory = (colour: number): Packet => packet(1, [colour, 0]);
export const border = (colour: number): Packet => packet(2, [colour]);
export const tile = (
  row: number,
  column: number,
  colours: readonly [number, number],
  rows: readonly number[],
  xor = false,
) => packet(xor ? 38 : 6, [...colours, row, column, ...rows]);
export const scroll = (across: number, down: number, fill: number | null): Packet =>
  packet(fill === null ? 24 : 20, [fill ?? 0, across, down]);
export const transparent = (colour: number): Packet => packet(28, [colour]);
/** @param colours four bits each of red, green and blue */
export const colours = (half: "low" | "high", list: readonly (readonly [number, number, number])[]): Packet =>
  packet(
    half === "low" ? 30 : 31,
    list.flatMap(([red, green, blue]) => [(red << 2) | (green >> 2), ((green & 3) << 4) | blue]),
  );

export const disc = (...packets: readonly Packet[]): Uint8Array => Uint8Array.from(packets.flat());

export const SQUARE = new Array<number>(12).fill(0x3f);
const HALF = new Array<number>(12).fill(0x38);
const RAINBOW = Array.from({ length: 8 }, (_, i) => [i * 2, 15 - i, i] as const);

/** Ten seconds and a bit: past the first picture that is kept for going back. */
const show = [
  colours("low", RAINBOW),
  colours("high", RAINBOW),
  memory(1),
  border(2),
  ...Array.from({ length: 3400 }, (_, i): Packet => {
    if (i % 50 === 0) return tile(1 + (i % 15), 1 + (i % 47), [i % 16, (i * 7) % 16], HALF, i % 100 === 0);
    if (i % 333 === 0) return scroll(i % 2 === 0 ? 0x23 : 0x10, 0x25, i % 3 === 0 ? null : 4);
    return nothing;
  }),
];

export const CDG_FILES: Readonly<Record<string, Uint8Array>> = {
  "Haus - Bilder.cdg": disc(...show),
  "SC1234-05 - Haus - Mit Nummer.cdg": disc(memory(3)),
  "garbage.cdg": disc(
    memory(1),
    packet(55, [1, 2, 3]),
    packet(6, [1, 2, 31, 63, ...SQUARE]),
    packet(6, [0, 5, 2, 2, ...SQUARE]),
    packet(6, [1, 2, 3], 17),
  ),
  "misaligned.cdg": Uint8Array.from([1, 2, 3, 4, 5, ...disc(...show.slice(0, 40)), 9]),
  "silent.cdg": disc(nothing, nothing, packet(6, [], 8)),
};
