/** The rooms of the house, live, and the way into one. */
export { LobbyPage } from "./ui/lobby-page";
