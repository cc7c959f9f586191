import { z } from "zod";
import type { AuditLine } from "../../api-types";
import { type Endpoint, type PersonCall, queryOf } from "../endpoint";

const AuditPage = z.object({
  before: z.coerce.number().int().positive().optional(),
  room: z.string().max(64).optional(),
  actor: z.string().max(64).optional(),
  act: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const pageAudit: Endpoint<PersonCall> = async (call) => {
  const { room, actor, ...query } = queryOf(call, AuditPage);
  const { audit, people } = call.services.db;
  const rows = await audit.page({ ...query, roomId: room, actorId: actor });
  const names = await people.names(rows.flatMap(({ target }) => (target ? [target] : [])));
  const lines = rows.map(
    (row): AuditLine => ({
      id: row.id,
      at: row.at.toISOString(),
      actor: row.actorName,
      act: row.act,
      target: row.target,
      targetName: (row.target && names.get(row.target)) ?? null,
      room: row.room,
      details: row.details,
    }),
  );
  // A page that isn't full is the last.
  return { lines, next: lines.length === query.limit ? (lines.at(-1)?.id ?? null) : null };
};
