import { type OlderWay, openOlderPlayer } from "../older-ways";
import { backingOf, me, until, WORKLETS } from "./page";

let older: ReturnType<typeof openOlderPlayer> | null = null;

/** The ways that others document, for comparison. */
export const olderWays = {
  /** Hears the singer by LiveKit's own track and the music by the singer's messages, as others do. */
  listenTheOlderWay(way: OlderWay) {
    const { context, voice } = me();
    voice.session.setEarshot({ performers: ["singer"], others: [] });
    const nowhere = { performance: "p1", performers: ["singer"], backing: null, roomPosition: () => null };
    voice.listenTo(nowhere);
    older = openOlderPlayer(context, voice, backingOf(context), way);
  },

  async measureOlder(seconds: number) {
    if (!older) throw new Error("nobody listens the older way");
    await until("the music", () => older?.isPlaying() ?? false);
    return older.measure(seconds, WORKLETS);
  },
};
