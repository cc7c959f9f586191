import { expect } from "vitest";
import type { Visitor } from "../../support/web-house";

/** A box that the visitor owns. */
export const createRoom = async (visitor: Visitor, change: object = {}) => {
  const { status, body } = await visitor.ask("POST", "/api/rooms", {
    json: { name: "Ours", theme: "box", ...change },
  });
  expect(status).toBe(200);
  return (body as { room: { id: string; slug: string } }).room;
};

/** As the entrance asks for it. */
export const askTicket = (visitor: Visitor, slug: string, more: object = {}) =>
  visitor.ask("POST", `/api/rooms/${slug}/ticket`, { json: { name: "Ada", avatar: "k1", ...more } });
