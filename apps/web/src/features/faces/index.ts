/** What moves faces: voices, expressions, the own camera. */
export { RoomFaces } from "./model/room-faces";
