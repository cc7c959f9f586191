import { serverNow } from "../services";
import { handle } from "./handle";

export const onAnnounce = handle("announce", ({ text }, { room, caller }) =>
  room.shell.broadcast("announcement", { text, by: caller.name, at: serverNow() }),
);
