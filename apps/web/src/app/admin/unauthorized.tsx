import { AdminDoor } from "@/features/admin";

export default function Unauthorized() {
  return <AdminDoor words="These pages are for admins. Sign in as one." />;
}
