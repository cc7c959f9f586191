/** What a picture shows. Who sings is never a picture. */
export const POSES = ["rest", "up", "seated"] as const;
export type PicturePose = (typeof POSES)[number];

/**
 * Sides that somebody is seen from, all the way round. Who stands is seen most, and with sixteen turns by 11 degrees at
 * the most where a picture takes their place: a pixel's breadth of a trunk. Who dances moves more than that anyway.
 */
export const SIDES: Readonly<Record<PicturePose, number>> = { rest: 16, up: 8, seated: 8 };

/** A picture's pixels, and the metres that it holds: arms may be up, and hips wide. At 25 m a metre has some 30 pixels. */
export const CELL = { width: 32, height: 64, metresWide: 1.2, metresHigh: 2.4 } as const;

/** Where in somebody's block the first side of a pose lies, in cells; the others lie to the right of it. */
export const FIRST: Readonly<Record<PicturePose, readonly [column: number, row: number]>> = {
  rest: [0, 0],
  up: [0, 1],
  seated: [8, 1],
};

/** Somebody's pictures lie together. */
export const BLOCK = { width: CELL.width * 16, height: CELL.height * 2 } as const;

/** What light a picture is taken in: from above, and from the floor. */
export const TAKEN_IN = { sky: 1, ground: 0.62 } as const;

/** Pixels of one atlas, 16 MB, and whom it has room for. */
export const PAGE = 2_048;
export const PAGE_COLUMNS = PAGE / BLOCK.width;
export const PAGE_PEOPLE = PAGE_COLUMNS * Math.floor(PAGE / BLOCK.height);
