import { MyPage } from "@/features/history";
import { WORDS_OF } from "@/i18n/features";
import { Spoken } from "@/i18n/spoken";

export default function Page() {
  return (
    <Spoken features={WORDS_OF.me}>
      <MyPage />
    </Spoken>
  );
}
