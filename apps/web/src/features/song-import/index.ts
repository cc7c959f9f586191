/** Bringing songs from one's own computer into the songbook. */
export { importerTo } from "./model/importer";
export { DropZone } from "./ui/drop-zone";
export { ImportStatus } from "./ui/import-status";
export { PickSongs } from "./ui/pick-songs";
