/** The one card between a link and the room: name, avatar, microphone, "Enter". */
export { EntranceCard } from "./ui/entrance-card";
