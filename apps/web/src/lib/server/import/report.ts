import type { ImportedSong } from "../../api-types";

/** What there is to say about one song, in sentences. */
export type Report = ImportedSong["problems"];
