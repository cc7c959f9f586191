/** The connection to a room: the only place that knows Colyseus' client (colyseus.ts), and the hooks onto it. */
export type { AskResult } from "./ask";
export { colyseusConnector } from "./colyseus";
export { newPose } from "./motion";
export * from "./react";
export {
  type ConnectionStatus,
  type EndReason,
  type Readable,
  RoomConnection,
  type RoomConnectionOptions,
} from "./room-connection";
export { fetchTicket, type TicketRequest } from "./ticket";
export type { ParticipantView, QueueEntryView, RoomView } from "./view";
export { type Connector, Refused, type Wire } from "./wire";
