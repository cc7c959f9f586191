/** Songs as bytes on disk. Apart from the index because the code pages weigh half a megabyte in a browser. */
export { readSongFile, type SongFile } from "./read-song-file";
export { readUltraStar, writeUltraStar } from "./ultrastar/files";
