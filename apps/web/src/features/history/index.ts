/** What was sung before: one's own evenings, and everybody's best. */
export { MyPage } from "./ui/my-page";
export { MySinging } from "./ui/my-singing";
export { RankingPanel } from "./ui/ranking-panel";
export { SongBest } from "./ui/song-best";
