/** Node's Buffer as browsers have it. */
export const Buffer = undefined;
