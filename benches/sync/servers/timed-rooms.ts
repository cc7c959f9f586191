import { timeRooms } from "./probe";

timeRooms();
