/** Finding a song and putting it into the queue. */
export { languageName, lengthOf } from "./model/search";
export { RoomSongs } from "./ui/room-songs";
