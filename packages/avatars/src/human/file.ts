/** Where the packed human is, for who can fetch it: bundlers follow this form and ship the file. */
export const HUMAN_FILE: URL = new URL("../../data/human.bin.gz", import.meta.url);
