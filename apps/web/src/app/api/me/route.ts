import { serve, servePerson } from "@/lib/server/endpoint";
import { changeMe, showMe } from "@/lib/server/people/me";

export const GET = serve(showMe);
export const PATCH = servePerson(changeMe);
