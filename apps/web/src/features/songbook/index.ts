/** Finding a song and putting it into the queue. */
export { RoomSongs } from "./ui/room-songs";
