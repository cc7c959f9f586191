import { api } from "../../../lib/api";
import type { SongCard } from "../../../lib/api-types";

/** Rule R5. @throws ApiRefusal where it waits in a queue, or is somebody else's */
export const takeAway = ({ id }: Pick<SongCard, "id">): Promise<unknown> =>
  api("DELETE", `songs/${encodeURIComponent(id)}`);
