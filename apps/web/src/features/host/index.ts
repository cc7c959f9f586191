/** What hosts and moderators may do with the room and the people in it. */
export { mayRunRoom } from "./model/acts";
export { CopyLink } from "./ui/copy-link";
export { HostPanel } from "./ui/host-panel";
export { PersonMenu } from "./ui/person-menu";
export { useTell } from "./ui/use-tell";
