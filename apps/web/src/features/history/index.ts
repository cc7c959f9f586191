/** What was sung before: one's own evenings, and everybody's best. */

export { uncountedWords } from "./model/verdict-words";
export { MyPage } from "./ui/my-page";
export { MySinging } from "./ui/my-singing";
export { RankingPanel } from "./ui/ranking-panel";
export { SongBest } from "./ui/song-best";
export { Verified } from "./ui/verified";
