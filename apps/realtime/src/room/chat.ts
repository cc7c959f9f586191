import type { Database } from "@karaverse/database";
import { type ChatLine, LIMITS } from "@karaverse/protocol";

/** What newcomers are shown of the conversation. */
export function createChat(db: Database, roomId: string) {
  let lines: ChatLine[] = [];
  return {
    async load(): Promise<void> {
      const rows = await db.chat.last(roomId);
      lines = rows.map(({ id, personId, name, text, at }) => ({
        id,
        person: personId,
        name,
        text,
        at: at.getTime(),
      }));
    },
    history: (): ChatLine[] => lines,
    async add(person: string, name: string, text: string): Promise<ChatLine> {
      const row = await db.chat.add({ roomId, personId: person, name, text });
      const line: ChatLine = { id: row.id, person, name, text, at: row.at.getTime() };
      lines = [...lines, line].slice(-LIMITS.chatHistory);
      return line;
    },
  };
}

export type Chat = ReturnType<typeof createChat>;
