/** What a picture shows. Who sings is never a picture. */
export const POSES = ["rest", "up", "seated"] as const;
export type PicturePose = (typeof POSES)[number];

/** Sides that somebody is seen from, all the way round. */
export const SIDES = 8;

/** A picture's pixels, and the metres that it holds: arms may be up, and hips wide. At 25 m a metre has some 30 pixels. */
export const CELL = { width: 32, height: 64, metresWide: 1.2, metresHigh: 2.4 } as const;

/** Somebody's pictures lie together: a row for each pose, a column for each side. */
export const BLOCK = { width: CELL.width * SIDES, height: CELL.height * POSES.length } as const;

/** What light a picture is taken in: from above, and from the floor. */
export const TAKEN_IN = { sky: 1, ground: 0.62 } as const;

/** Pixels of one atlas, 16 MB, and whom it has room for. */
export const PAGE = 2_048;
export const PAGE_COLUMNS = PAGE / BLOCK.width;
export const PAGE_PEOPLE = PAGE_COLUMNS * Math.floor(PAGE / BLOCK.height);
