/** The one card between a link and the room: name, avatar, microphone, "Enter". */
export { AvatarPicker } from "./ui/avatar-picker";
export { type Entering, EntranceCard } from "./ui/entrance-card";
