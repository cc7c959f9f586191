/** What people write, in the drawer and over their heads. */
export { type Chat, createChat } from "./model/chat";
export { ChatPanel } from "./ui/chat-panel";
