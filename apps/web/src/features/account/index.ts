/** Who somebody is: guests by name, accounts by e-mail and password, and the way from one to the other. */
export { beSomebody, ownName, signIn, whoAmI } from "./model/account";
export { AccountCorner } from "./ui/account-corner";
export { SignInFirst } from "./ui/sign-in-first";
