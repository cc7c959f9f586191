import { PeoplePage } from "@/features/admin";
import { admitAdmin } from "@/lib/server/admit";

export default async function Page() {
  await admitAdmin();
  return <PeoplePage />;
}
