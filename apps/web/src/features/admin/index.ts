export { AuditPage } from "./ui/audit/audit-page";
export { PeoplePage } from "./ui/people/people-page";
export { RoomPage } from "./ui/room/room-page";
export { RoomsPage } from "./ui/rooms/rooms-page";
export { AdminShell } from "./ui/shell";
export { AdminDoor } from "./ui/sign-in";
export { SongsPage } from "./ui/songs/songs-page";
