import { LIMITS } from "@karaverse/protocol";

/** Sizes of a hall that are offered, people; any other within the limits is as good. */
export const HALL_SIZES: readonly number[] = [8, 20, 50, 100, 250, LIMITS.capacityMax];
