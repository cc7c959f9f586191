import { timeRooms } from "./probe";

timeRooms();
await import("../../../apps/realtime/src/main");
