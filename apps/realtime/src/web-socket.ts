import { WebSocket } from "ws";

/**
 * Colyseus' server asks the runtime's own WebSocket for its numbers when somebody comes back (Rule L1). Node has one
 * from version 22 on; without it nobody could.
 */
globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;
