import { MyPage } from "@/features/history";

export default function Page() {
  return <MyPage />;
}
