import { RoomEntry } from "@/features/room";

export default async function Page({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  return <RoomEntry slug={slug} />;
}
