import { LIMITS } from "@karaverse/protocol";
import type { Client } from "../client";
import type { ChatMessage } from "../generated/client";

export function chat(db: Client) {
  return {
    async add(message: {
      roomId: string;
      personId: string;
      name: string;
      text: string;
    }): Promise<ChatMessage> {
      const made = await db.chatMessage.create({ data: message });
      // The room keeps what newcomers are shown, and nothing beyond it.
      await db.$executeRaw`
        DELETE FROM "ChatMessage" WHERE "roomId" = ${message.roomId} AND "id" NOT IN (
          SELECT "id" FROM "ChatMessage" WHERE "roomId" = ${message.roomId}
          ORDER BY "at" DESC, "id" DESC LIMIT ${LIMITS.chatHistory})`;
      return made;
    },

    /** Oldest first. */
    async last(roomId: string, limit: number = LIMITS.chatHistory): Promise<ChatMessage[]> {
      const rows = await db.chatMessage.findMany({
        where: { roomId },
        orderBy: [{ at: "desc" }, { id: "desc" }],
        take: limit,
      });
      return rows.reverse();
    },
  };
}
