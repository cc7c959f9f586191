import type { z } from "zod";
import { putBack, take } from "./carry";
import { chat } from "./chat";
import { follow } from "./follow";
import { gesture } from "./gesture";
import {
  announce,
  banParticipant,
  changeRoom,
  closeRoom,
  giveRole,
  lockRoom,
  muteParticipant,
  placeParticipant,
  removeParticipant,
} from "./host";
import {
  pauseSong,
  preparing,
  ready,
  restartSong,
  resumeSong,
  skipAhead,
  skipSong,
  takeMicrophone,
  tuneSong,
  tuningOf,
} from "./perform";
import { changeRotation, makeDuet, moveEntry, passTurn, queueSong, removeEntry } from "./queue";
import { react } from "./react";
import { sit, stand } from "./sit";
import {
  answerSingAlong,
  declineSinger,
  inviteSingers,
  joinEntry,
  leaveEntry,
  leaveStage,
  singAlong,
  swapParts,
} from "./together";
import { updateSelf } from "./update-self";
import { setMicrophone, voiceToken } from "./voice";

/** Every command, by name. The server's handlers are typed by this record: a missing one does not compile. */
export const COMMANDS = {
  "update-self": updateSelf,
  sit,
  stand,
  take,
  "put-back": putBack,
  gesture,
  react,
  chat,
  follow,
  "voice-token": voiceToken,
  "set-microphone": setMicrophone,
  "queue-song": queueSong,
  "remove-entry": removeEntry,
  "move-entry": moveEntry,
  "change-rotation": changeRotation,
  "pass-turn": passTurn,
  "make-duet": makeDuet,
  "invite-singers": inviteSingers,
  "join-entry": joinEntry,
  "decline-singer": declineSinger,
  "leave-entry": leaveEntry,
  "swap-parts": swapParts,
  "take-microphone": takeMicrophone,
  preparing,
  ready,
  "pause-song": pauseSong,
  "resume-song": resumeSong,
  "restart-song": restartSong,
  "skip-ahead": skipAhead,
  "skip-song": skipSong,
  "sing-along": singAlong,
  "answer-sing-along": answerSingAlong,
  "leave-stage": leaveStage,
  "tune-song": tuneSong,
  "tuning-of": tuningOf,
  "mute-participant": muteParticipant,
  "remove-participant": removeParticipant,
  "ban-participant": banParticipant,
  "give-role": giveRole,
  "place-participant": placeParticipant,
  announce,
  "lock-room": lockRoom,
  "change-room": changeRoom,
  "close-room": closeRoom,
} as const;

export type CommandName = keyof typeof COMMANDS;
export type InputOf<Name extends CommandName> = z.infer<(typeof COMMANDS)[Name]["input"]>;
/** What the client may leave out is optional here. */
export type RequestOf<Name extends CommandName> = z.input<(typeof COMMANDS)[Name]["input"]>;
export type OutputOf<Name extends CommandName> = z.infer<(typeof COMMANDS)[Name]["output"]>;

export const isCommandName = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name);
