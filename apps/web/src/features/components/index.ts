export { ComponentsPage } from "./ui/components-page";
