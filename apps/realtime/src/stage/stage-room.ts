import type { Database } from "@karaverse/database";
import type { EventName, Events, PersonId, RoomState } from "@karaverse/protocol";
import type { Logger } from "pino";
import type { Listening } from "../listening";
import type { MotionField } from "../motion";
import type { Member } from "../room/member";
import type { RoomQueue } from "./queue";

/** What the stage needs of the room around it. */
export interface StageRoom {
  readonly roomId: string;
  readonly db: Database;
  readonly log: Logger;
  readonly state: RoomState;
  readonly queue: RoomQueue;
  readonly motion: MotionField;
  readonly listening: Listening;
  member(person: PersonId): Member | null;
  /** Whether anybody at all is connected (Rule P9). */
  isAttended(): boolean;
  /** Rule M3. */
  mayStage(member: Member): boolean;
  broadcast<Name extends EventName>(name: Name, payload: Events[Name]): void;
  /** Something that a dashboard shows is different now. */
  changed(): void;
}
