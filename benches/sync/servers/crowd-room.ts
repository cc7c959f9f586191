import { type Client, defineRoom, defineServer, Room } from "@colyseus/core";
import { Encoder } from "@colyseus/schema";
import { WebSocketTransport } from "@colyseus/ws-transport";
import {
  CLIENT_MESSAGES,
  decodeInput,
  GESTURES,
  LIMITS,
  type MotionInput,
  newPose,
  quantiseMetres,
  quantiseYaw,
  ROOM_TYPE,
  STATE,
  stateOf,
} from "@karaverse/protocol";
import { z } from "zod";
import { Avatar, type CrowdState } from "./crowd-state";
import { timeRooms } from "./probe";

const STATE_BYTES = 4 * 1_024 * 1_024;
const STATE_BYTE = 9;
const GestureCommand = z.object({ input: z.object({ gesture: z.enum(GESTURES) }) });
const Options = z.object({ ticket: z.string() });

/** Who is in such a room. */
export interface Guest {
  readonly index: number;
  readonly client: Client;
  readonly avatar: Avatar;
  input: MotionInput | null;
}

export interface CrowdRules {
  createState(): CrowdState;
  arrived?(guest: Guest): void;
  left?(guest: Guest): void;
  tick?(guests: ReadonlyMap<string, Guest>): void;
}

/** A Colyseus room as the manual has it: everybody is an avatar in the state, which is patched 20 times a second. */
export async function serveCrowd({ createState, arrived, left, tick }: CrowdRules): Promise<void> {
  timeRooms();
  Encoder.BUFFER_SIZE = STATE_BYTES;

  class CrowdRoom extends Room<{ state: CrowdState }> {
    override patchRate = 1_000 / LIMITS.motionHz;
    override seatReservationTimeout = 60;
    readonly #guests = new Map<string, Guest>();

    override onCreate(): void {
      this.state = createState();
      this.setTimestep(() => tick?.(this.#guests), 1_000 / LIMITS.motionHz);
      this.onMessageBytes(CLIENT_MESSAGES.motion, (client: Client, bytes: unknown) => {
        const guest = this.#guests.get(client.sessionId);
        const input = bytes instanceof Uint8Array ? decodeInput(bytes) : null;
        if (!guest || !input || !(bytes instanceof Uint8Array)) return;
        guest.input = input;
        const { avatar } = guest;
        avatar.x = quantiseMetres(input.pose.x);
        avatar.z = quantiseMetres(input.pose.z);
        avatar.yaw = quantiseYaw(input.pose.yaw);
        avatar.state = (avatar.state & ~STATE.posture) | ((bytes[STATE_BYTE] ?? 0) & STATE.posture);
        avatar.level = Math.round(input.pose.level * 255);
      });
      this.onMessage(CLIENT_MESSAGES.command, (client: Client, message: unknown) => {
        const guest = this.#guests.get(client.sessionId);
        const command = GestureCommand.safeParse(message);
        if (!guest || !command.success) return;
        const gesture = GESTURES.indexOf(command.data.input.gesture);
        guest.avatar.state = stateOf({ ...(guest.input?.pose ?? newPose()), gesture });
      });
    }

    override onJoin(client: Client, options: unknown): void {
      const index = Number(Options.parse(options).ticket);
      const guest: Guest = { index, client, avatar: new Avatar(), input: null };
      this.#guests.set(client.sessionId, guest);
      this.state.avatars.set(String(index), guest.avatar);
      arrived?.(guest);
    }

    override onLeave(client: Client): void {
      const guest = this.#guests.get(client.sessionId);
      if (!guest) return;
      this.#guests.delete(client.sessionId);
      this.state.avatars.delete(String(guest.index));
      left?.(guest);
    }
  }

  const server = defineServer({
    rooms: { [ROOM_TYPE]: defineRoom(CrowdRoom) },
    transport: new WebSocketTransport({ maxPayload: LIMITS.maxMessageBytes }),
    gracefullyShutdown: false,
    greet: false,
  });
  await server.listen(Number(process.env.REALTIME_PORT), "127.0.0.1");
}
