import { AdminDoor } from "@/features/admin";
import { WORDS_OF } from "@/i18n/features";
import { Spoken } from "@/i18n/spoken";

export default function Unauthorized() {
  return (
    <Spoken features={WORDS_OF.admin}>
      <AdminDoor why="unauthorized" />
    </Spoken>
  );
}
