/** Bringing songs from one's own computer into the songbook. */
export { importerTo } from "./model/importer";
export { DropZone } from "./ui/drop-zone";
export { ImportSongs } from "./ui/import-songs";
