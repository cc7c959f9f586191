import type { CommandName } from "@karaverse/protocol";
import { onAnnounce } from "./announce";
import { onBanParticipant } from "./ban-participant";
import { onPutBack, onTake } from "./carry";
import { onChangeRoom } from "./change-room";
import { onChangeRotation } from "./change-rotation";
import { onChat } from "./chat";
import { onCloseRoom } from "./close-room";
import { onDeclineSinger } from "./decline-singer";
import { onFollow } from "./follow";
import { onGesture } from "./gesture";
import { onGiveRole } from "./give-role";
import { broken, type Call, type Handler, type Outcome } from "./handle";
import { onInviteSingers } from "./invite-singers";
import { onJoinEntry } from "./join-entry";
import { onLeaveEntry } from "./leave-entry";
import { onLockRoom } from "./lock-room";
import { onMakeDuet } from "./make-duet";
import { onMoveEntry } from "./move-entry";
import { onMuteParticipant } from "./mute-participant";
import { onPassTurn } from "./pass-turn";
import { onPlaceParticipant } from "./place-participant";
import { onQueueSong } from "./queue-song";
import { onReact } from "./react";
import { onPreparing, onReady } from "./ready";
import { onRemoveEntry } from "./remove-entry";
import { onRemoveParticipant } from "./remove-participant";
import { onPauseSong, onRestartSong, onResumeSong, onSkipAhead, onSkipSong } from "./run-stage";
import { onSetMicrophone } from "./set-microphone";
import { onAnswerSingAlong, onLeaveStage, onSingAlong } from "./sing-along";
import { onSit } from "./sit";
import { onStand } from "./stand";
import { onSwapParts } from "./swap-parts";
import { onTakeMicrophone } from "./take-microphone";
import { onTuneSong, onTuningOf } from "./tune-song";
import { onUpdateSelf } from "./update-self";
import { onVoiceToken } from "./voice-token";

/** A command of the protocol without a handler does not compile. */
const HANDLERS: Record<CommandName, Handler> = {
  "update-self": onUpdateSelf,
  sit: onSit,
  stand: onStand,
  take: onTake,
  "put-back": onPutBack,
  gesture: onGesture,
  react: onReact,
  chat: onChat,
  follow: onFollow,
  "voice-token": onVoiceToken,
  "set-microphone": onSetMicrophone,
  "queue-song": onQueueSong,
  "remove-entry": onRemoveEntry,
  "move-entry": onMoveEntry,
  "change-rotation": onChangeRotation,
  "pass-turn": onPassTurn,
  "make-duet": onMakeDuet,
  "invite-singers": onInviteSingers,
  "join-entry": onJoinEntry,
  "decline-singer": onDeclineSinger,
  "leave-entry": onLeaveEntry,
  "swap-parts": onSwapParts,
  "take-microphone": onTakeMicrophone,
  preparing: onPreparing,
  ready: onReady,
  "pause-song": onPauseSong,
  "resume-song": onResumeSong,
  "restart-song": onRestartSong,
  "skip-ahead": onSkipAhead,
  "skip-song": onSkipSong,
  "sing-along": onSingAlong,
  "answer-sing-along": onAnswerSingAlong,
  "leave-stage": onLeaveStage,
  "tune-song": onTuneSong,
  "tuning-of": onTuningOf,
  "mute-participant": onMuteParticipant,
  "remove-participant": onRemoveParticipant,
  "ban-participant": onBanParticipant,
  "give-role": onGiveRole,
  "place-participant": onPlaceParticipant,
  announce: onAnnounce,
  "lock-room": onLockRoom,
  "change-room": onChangeRoom,
  "close-room": onCloseRoom,
};

/** Carries out a command and hands the outcome to `answer`. Never throws: whatever happens is an answer. */
export async function carryOut(
  name: CommandName,
  input: unknown,
  { room, caller }: Pick<Call, "room" | "caller">,
  answer: (outcome: Outcome) => void,
): Promise<void> {
  const later: (() => void)[] = [];
  const call: Call = { room, caller, afterwards: (work) => later.push(work) };
  const outcome = await HANDLERS[name](input, call).catch((error) => broken(call, name, error));
  answer(outcome);
  for (const work of later) work();
}

export type { Caller, Outcome } from "./handle";
