import { LANGUAGE_COOKIE, LANGUAGES, type Language } from "@/i18n/languages";

export type AwayWords = Readonly<Record<Language, { title: string; text: string; reload: string }>>;

const COME_BACK_MS = 4_000;

/** JSON that ends no script. */
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll("<", "\\u003c");

/**
 * What a browser shows that finds nobody here: all of it in one document, because there is nothing else to be had.
 * It speaks as the pages do, and goes back to the page that was wanted when the house answers.
 */
export function awayPage(words: AwayWords): string {
  const { title, text, reload } = words.en;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#0d0a12">
<title>Karaverse</title>
<style>
:root { color-scheme: dark }
body { margin: 0; min-height: 100dvh; display: grid; place-items: center; text-align: center; font: 16px/1.5 system-ui, sans-serif; color: #f5efe6; background: radial-gradient(50rem 30rem at 50% 0, #5a123055, transparent) #0d0a12 }
main { max-width: 34rem; padding: 1.5rem }
h1 { margin: 0; font-size: 2.25rem; line-height: 1.1; text-wrap: balance }
p { margin: .75rem 0 1.5rem; opacity: .75; text-wrap: pretty }
button { min-height: 2.75rem; padding: 0 1.25rem; border: 0; border-radius: .75rem; font: inherit; font-weight: 500; color: #0d0a12; background: #e9b35f; cursor: pointer }
button:hover { background: #f4c67d }
button:focus-visible { outline: 2px solid #f5efe6; outline-offset: 2px }
</style>
<main><h1>${title}</h1><p role="status">${text}</p><button type="button">${reload}</button></main>
<script>
const words = ${inScript(words)};
const directions = ${inScript(LANGUAGES)};
const chosen = document.cookie.split("; ").find((pair) => pair.startsWith("${LANGUAGE_COOKIE}="))?.split("=")[1];
const language = [chosen, ...navigator.languages.map((tag) => tag.toLowerCase().split("-")[0])].find((tag) => Object.hasOwn(words, tag)) ?? "en";
document.documentElement.lang = language;
document.documentElement.dir = directions[language].direction;
const [h1, p, button] = document.querySelector("main").children;
h1.textContent = words[language].title;
p.textContent = words[language].text;
button.textContent = words[language].reload;
const again = () => location.reload();
button.addEventListener("click", again);
const look = () => fetch("/api/health", { cache: "no-store" }).then(({ ok }) => ok && again(), () => {});
addEventListener("online", look);
setInterval(look, ${COME_BACK_MS});
</script>
`;
}

/** The page is its own and asks this house alone. */
export const AWAY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
