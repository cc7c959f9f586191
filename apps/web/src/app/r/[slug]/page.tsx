import { RoomEntry } from "@/features/room";
import { WORDS_OF } from "@/i18n/features";
import { Spoken } from "@/i18n/spoken";

export default async function Page({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  return (
    <Spoken features={WORDS_OF.room}>
      <RoomEntry key={slug} slug={slug} />
    </Spoken>
  );
}
