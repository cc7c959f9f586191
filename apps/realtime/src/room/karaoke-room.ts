import { type Client, Room, type RoomException, type RoomMethodName, ServerError } from "@colyseus/core";
import { CLIENT_MESSAGES, LIMITS, type PersonId, type RoomState } from "@karaverse/protocol";
import { type Admitted, admit, openRoom, Rejected } from "../admission";
import { type Services, serverNow } from "../services";
import { hearInputs, StateSerializer } from "../transport";
import type { Member } from "./member";
import { createMessages, type Messages } from "./messages";
import { openVenue, type Shell, type Venue } from "./venue";

/** Far above what Rule X2 lets through; here Colyseus itself hangs up. */
const MESSAGES_PER_SECOND = 400;
const PATCH_EVERY_MS = 50;

/** As an HTTP status. */
const AWAY = 503;

/** By this option Colyseus tells rooms apart; it will not do so by "roomId". */
export const ROOM_KEY = "admittedTo";

/** Colyseus' life cycle of a room, and nothing else. */
export function karaokeRoom(services: Services) {
  return class KaraokeRoom extends Room<{ state: RoomState }> {
    override maxMessagesPerSecond = MESSAGES_PER_SECOND;
    override patchRate = PATCH_EVERY_MS;
    override seatReservationTimeout = LIMITS.ticketSeconds;
    #venue: Venue | null = null;
    #messages: Messages | null = null;
    /** Deferred returns, by person: a newer connection ends the wait. */
    readonly #waiting = new Map<PersonId, ReturnType<KaraokeRoom["allowReconnection"]>>();

    /** Colyseus sets its own whenever it gets a state. */
    override setSerializer(): void {
      super.setSerializer(new StateSerializer(() => this.clients));
    }

    static override async onAuth(_token: string, options: unknown): Promise<Admitted> {
      // Not the room's end: a moment later another process, or this one again, lets people in.
      if (services.draining) throw new ServerError(AWAY, "server-error");
      const admitted = await admit(services, options);
      // The very object by which a room is looked for next; whatever the client wrote there is gone.
      if (typeof options === "object") Object.assign(options ?? {}, { [ROOM_KEY]: admitted.claims.roomId });
      return admitted;
    }

    override async onCreate({ [ROOM_KEY]: roomId }: { [ROOM_KEY]: string }): Promise<void> {
      this.roomId = roomId;
      await services.closing.get(roomId);
      // Without a venue it is not recorded, and whoever wanted in goes to where it is open.
      if (!(await services.processes.mayOpen(roomId))) return;
      try {
        await this.#openFor(roomId);
      } catch (error) {
        services.processes.notOpened(roomId);
        throw error;
      }
    }

    async #openFor(roomId: string): Promise<void> {
      const row = await openRoom(services, roomId);
      const shell: Shell = {
        broadcast: (name, payload) => this.broadcast(name, payload),
        flush: () => this.broadcastPatch(),
        hangUp: (sessionId, code, reason) => this.kickClient(sessionId, code, reason.slice(0, 100)),
        closeDown: (code) => {
          this.disconnect(code).catch((error) => services.log.error({ err: error }, "closing a room failed"));
        },
      };
      const venue = await openVenue(services, row, shell);
      this.#venue = venue;
      this.state = venue.state;
      this.#listen(venue);
      this.setTimestep(() => {
        if (!services.processes.hasLost(this)) venue.tick(serverNow());
      }, 1_000 / LIMITS.motionHz);
    }

    override onJoin(client: Client, _options: unknown, admitted: Admitted): void {
      const { claims, rank, wasInside, wish } = admitted;
      const venue = this.#open();
      if (services.processes.hasLost(this)) throw new ServerError(AWAY, "server-error");
      if (claims.roomId !== venue.id) throw new Rejected("ticket-invalid");
      const crowd = venue.placeFor(claims.personId, rank, wasInside, wish);
      // Not before: of two that were made at the same moment Colyseus keeps one.
      services.rooms.set(venue.id, venue);
      venue.people.enter(client, admitted, crowd);
      this.#hearInputs(client);
      this.#waiting.get(claims.personId)?.reject(new Error("replaced"));
      this.#waiting.delete(claims.personId);
    }

    override onDrop(client: Client): void {
      if (services.processes.hasLost(this)) return;
      if (!this.#venue?.people.drop(client)) return;
      const { personId } = (client.auth as Admitted).claims;
      const waiting = this.allowReconnection(client, LIMITS.returnSeconds);
      this.#waiting.set(personId, waiting);
      const isOver = () => {
        if (this.#waiting.get(personId) === waiting) this.#waiting.delete(personId);
      };
      // Its failure comes back as onLeave.
      waiting.then(isOver, isOver);
    }

    override onReconnect(client: Client): void {
      const { personId } = (client.auth as Admitted).claims;
      if (!this.#open().people.return(client, personId)) throw new Rejected("replaced-by-newer");
      this.#hearInputs(client);
    }

    override onLeave(client: Client): void {
      if (services.processes.hasLost(this)) return;
      const admitted = client.auth as Admitted | undefined;
      if (admitted) this.#venue?.people.leave(client, admitted.claims.personId);
    }

    override async onDispose(): Promise<void> {
      const venue = this.#venue;
      if (!venue) return;
      if (services.rooms.get(venue.id) === venue) services.rooms.delete(venue.id);
      const closed = venue.close().finally(() => {
        if (services.closing.get(venue.id) === closed) services.closing.delete(venue.id);
        services.processes.closed(venue.id);
      });
      services.closing.set(venue.id, closed);
      await closed;
    }

    /** One room's mistake is that room's: it is written down and everything else goes on. */
    override onUncaughtException(error: RoomException, method: RoomMethodName): void {
      if (error.cause instanceof Rejected) return;
      services.log.error({ room: this.roomId, method, err: error.cause ?? error }, "a room's handler failed");
    }

    #open(): Venue {
      if (!this.#venue) throw new Rejected("room-closed");
      return this.#venue;
    }

    /** As `#listen` does; a mistake in it is this room's too. */
    #hearInputs(client: Client): void {
      const [messages, member] = [this.#messages, this.#venue?.people.byClient(client)];
      if (!messages || !member) return;
      hearInputs(client, (bytes, at) => {
        if (member.client !== client) return;
        try {
          messages.input(member, bytes, at);
        } catch (error) {
          services.log.error({ room: this.roomId, err: error }, "a room's handler failed");
        }
      });
    }

    #listen(venue: Venue): void {
      const messages = createMessages(venue);
      this.#messages = messages;
      const from = (client: Client, hear: (member: Member) => void) => {
        const member = venue.people.byClient(client);
        if (member) hear(member);
      };
      this.onMessage(CLIENT_MESSAGES.command, (client, message: unknown) =>
        from(client, (member) => messages.command(member, message)),
      );
      this.onMessage(CLIENT_MESSAGES.clock, (client, message: unknown) => {
        const arrivedAt = serverNow();
        from(client, (member) => messages.clock(member, message, arrivedAt));
      });
      this.onMessageBytes(CLIENT_MESSAGES.motion, (client, bytes: unknown) =>
        from(client, (member) => messages.motion(member, bytes)),
      );
      this.onMessageBytes(CLIENT_MESSAGES.face, (client, bytes: unknown) =>
        from(client, (member) => messages.face(member, bytes)),
      );
      this.onMessageBytes(CLIENT_MESSAGES.sung, (client, bytes: unknown) =>
        from(client, (member) => messages.sung(member, bytes)),
      );
      this.onMessage("*", (client) => from(client, (member) => messages.other(member)));
    }
  };
}
