import { notFound } from "next/navigation";
import { RoomPage } from "@/features/admin";
import { admitAdmin } from "@/lib/server/admit";
import { services } from "@/lib/server/services";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  await admitAdmin();
  const room = await services().db.rooms.byId((await params).id);
  if (!room || room.closedAt) notFound();
  const { id, slug, name, theme, locked } = room;
  return <RoomPage room={{ id, slug, name, theme, locked }} />;
}
