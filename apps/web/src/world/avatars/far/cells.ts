/** What a picture shows. Who sings is never a picture. */
export const POSES = ["rest", "up", "seated"] as const;
export type PicturePose = (typeof POSES)[number];

/**
 * Sides that somebody is seen from, all the way round: with sixteen nobody turns by more than 11 degrees where a picture
 * takes their place, a pixel's breadth of a trunk.
 */
export const SIDES = 16;

/** A picture's pixels, and the metres that it holds: arms may be up, and hips wide. At 25 m a metre has some 30 pixels. */
export const CELL = { width: 32, height: 64, metresWide: 1.2, metresHigh: 2.4 } as const;

/** All sides of one pose, beside each other. */
export const STRIP = { width: CELL.width * SIDES, height: CELL.height } as const;

/** What light a picture is taken in: from above, and from the floor. */
export const TAKEN_IN = { sky: 1, ground: 0.62 } as const;

/** Pixels of one atlas, 16 MB, and how many strips it has: for 64 people in two poses each. */
export const PAGE = 2_048;
export const PAGE_COLUMNS = PAGE / STRIP.width;
export const PAGE_STRIPS = PAGE_COLUMNS * (PAGE / STRIP.height);
