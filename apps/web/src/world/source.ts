import type { HumanRecipe } from "@karaverse/avatars/recipe";
import type { Pose as BodyPose } from "@karaverse/protocol";
import type { FaceReading } from "./face-reading";

/** Somebody in the room, as far as it changes seldom. */
export interface PersonInfo {
  id: string;
  name: string;
  /** Keep the object while the recipe is the same: its identity decides whether the body is built again. */
  recipe: HumanRecipe;
  /** Rule W1: the hash of a VRM that is seen instead from near; null or nothing for most. */
  file?: string | null;
  performing: boolean;
  /** Seat id of the scene, or null. */
  seat: string | null;
  /** What they said last, while it should hang over their head; null for nothing. */
  bubble: string | null;
  /** Tries something on: while that changes by the moment, a coarse body does. */
  tries?: "rough" | "fine" | null;
}

/** Where a body is in this frame: read out of the interpolation. */
export { newPose, type Pose as BodyPose } from "@karaverse/protocol";
export type { FaceReading } from "./face-reading";

export type Reaction = "applause" | "heart" | "laugh" | "fire" | "wow" | "encore";

/** @param at where it is heard from, of those that are */
export type OnReaction = (from: string, reaction: Reaction, at?: { x: number; z: number }) => void;

/** What the world draws. The room's model implements it; nothing here goes through React state. */
export interface WorldSource {
  /** Calls back whenever people() would answer something else. */
  subscribe(listener: () => void): () => void;
  /** Everybody; the same array until something in it changes. */
  people(): readonly PersonInfo[];
  /** The own person's id, or null before entering. */
  me(): string | null;
  /**
   * Fills `out` for this frame.
   *
   * @param now performance.now()
   * @returns false while the person is not in sight: they are not drawn
   */
  poseOf(id: string, out: BodyPose, now: number): boolean;
  /** Loudness of the voice as it is heard here, 0-1; 0 when unknown. */
  levelOf(id: string): number;
  /**
   * Fills `out` with what moves the face of somebody near in this frame.
   *
   * @param now performance.now()
   */
  faceOf(id: string, out: FaceReading, now: number): void;
  /** Calls back with every reaction that should rise over somebody's head. */
  onReaction(listener: OnReaction): () => void;
}

/** What the person at the keys wants. The room's model turns it into movement and prediction. */
export interface MoveIntent {
  /** -1 to 1 along `yaw`; 0 to stand. */
  forward: number;
  /** -1 to 1 to the left of `yaw`. */
  strafe: number;
  run: boolean;
  /** Where the body turns to, radians. */
  yaw: number;
}

/** From where the room is seen: for the field of view that the server is told, and for the listener's ears. */
export interface CameraReading {
  x: number;
  y: number;
  z: number;
  yaw: number;
  pitch: number;
  /** Horizontal, degrees. */
  fieldOfView: number;
}

export const CAMERA_VIEWS = ["follow", "stage", "face"] as const;
export type CameraView = (typeof CAMERA_VIEWS)[number];
