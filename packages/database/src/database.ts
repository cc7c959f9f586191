import { type Client, connect } from "./client";
import { audit } from "./repositories/audit";
import { avatarFiles } from "./repositories/avatar-files";
import { bans } from "./repositories/bans";
import { chat } from "./repositories/chat";
import { insiders } from "./repositories/insiders";
import { mutes } from "./repositories/mutes";
import { people } from "./repositories/people";
import { performances } from "./repositories/performances";
import { queue } from "./repositories/queue";
import { recordings } from "./repositories/recordings";
import { roles } from "./repositories/roles";
import { rooms } from "./repositories/rooms";
import { scores } from "./repositories/scores";
import { songs } from "./repositories/songs";
import { tickets } from "./repositories/tickets";
import { tunings } from "./repositories/tunings";

const repositories = (client: Client) => ({
  audit: audit(client),
  avatarFiles: avatarFiles(client),
  bans: bans(client),
  chat: chat(client),
  insiders: insiders(client),
  mutes: mutes(client),
  people: people(client),
  performances: performances(client),
  queue: queue(client),
  recordings: recordings(client),
  roles: roles(client),
  rooms: rooms(client),
  scores: scores(client),
  songs: songs(client),
  tickets: tickets(client),
  tunings: tunings(client),
});

export type Database = ReturnType<typeof repositories> & {
  /** Prisma itself, for better-auth's adapter; everything of ours goes through the repositories. */
  readonly client: Client;
  /** Whether the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
};

/** Connects on first use; a database that went away is found again by itself. */
export function createDatabase(url: string): Database {
  const client = connect(url);
  return {
    ...repositories(client),
    client,
    async ping() {
      await client.$queryRaw`SELECT 1`;
    },
    close: () => client.$disconnect(),
  };
}
