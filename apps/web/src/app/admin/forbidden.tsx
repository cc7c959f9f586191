import { AdminDoor } from "@/features/admin";

export default function Forbidden() {
  return <AdminDoor words="You are signed in, but not as an admin. Sign in as one." />;
}
