/** The connection to a room: the only place that knows Colyseus' client (colyseus.ts), and the hooks onto it. */
export { colyseusConnector } from "./colyseus";
export { hallsOf } from "./crowd";
export { newPose } from "./motion";
export * from "./react";
export {
  type EndReason,
  RoomConnection,
} from "./room-connection";
export { fetchTicket, type TicketRequest } from "./ticket";
export type { ParticipantView, RoomView } from "./view";
export { type CrowdWish, Refused } from "./wire";
