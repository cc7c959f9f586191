/** Who is in the room, and how they look and sound to me. */
export { PeoplePanel } from "./ui/people-panel";
export { FlatPortrait, Portrait } from "./ui/portrait";
export { useSpeakers } from "./ui/use-speakers";
