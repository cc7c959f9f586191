import { LobbyPage } from "@/features/lobby";

export default function Page() {
  return <LobbyPage />;
}
